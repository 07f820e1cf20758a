// Rows of the list. All text of messages is put in as text, never as markup.
const roles = { tr: "row", td: "cell" };

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (roles[name]) made.setAttribute("role", roles[name]);
  made.append(...children);
  return made;
}

const value = text => element("bdi", "", text);

// The row of a message, as the server writes it too (RowTable.cs), in a list that its reader comes back to by a query.
export function build(row, list) {
  const time = element("time", "", row.time);
  time.dateTime = row.received;
  const link = element("a", "", value(row.subject));
  link.href = "/live/message/" + encodeURIComponent(row.id) + list;
  const made = element("tr", row.verdict,
    element("td", "judgement", element("span", "badge", row.badge)),
    element("td", "time", time),
    element("td", "client", value(row.client), " ", element("span", "soft", value(row.names))),
    element("td", "parties", value(row.sender), " ", element("span", "to", "to ", value(row.recipient), row.more)),
    element("td", "subject", link),
    element("td", "size", row.size));
  made.dataset.id = row.id;
  made.dataset.number = row.number;
  return made;
}

// Puts in a verdict that came after its row.
export function judge(body, { id, verdict, badge }) {
  const row = body.querySelector(`tr[data-id="${CSS.escape(id)}"]`);
  if (!row) return;
  row.className = verdict;
  row.querySelector(".badge").textContent = badge;
}
