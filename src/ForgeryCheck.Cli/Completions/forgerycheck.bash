# Completion of forgerycheck for bash. The program is asked, so this file never falls behind it.
_forgerycheck() {
  local word="${COMP_WORDS[COMP_CWORD]}" line="${COMP_LINE:0:COMP_POINT}" suggestions
  line="${line#"${COMP_WORDS[0]}"}"
  line="${line# }"
  suggestions="$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)"
  if [[ $word != -* ]]; then
    suggestions="$(grep -v '^-' <<<"$suggestions")"
  fi
  mapfile -t COMPREPLY < <(compgen -W "$suggestions" -- "$word")
}
complete -o bashdefault -o default -F _forgerycheck forgerycheck
