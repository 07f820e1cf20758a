# Completion of forgerycheck for bash. The program is asked, so this file never falls behind it.
_forgerycheck() {
  local line="${COMP_LINE:0:COMP_POINT}" words=() current piece i
  # bash also splits words at characters such as "=" and ":"; pieces without a blank between them belong together.
  for ((i = 0; i < COMP_CWORD; i++)); do
    piece="${COMP_WORDS[i]}"
    if ((i == 0)) || [[ $line == [[:blank:]]* ]]; then
      line="${line#"${line%%[![:blank:]]*}"}"
      words+=("$piece")
    else
      words[${#words[@]}-1]+="$piece"
    fi
    line="${line#"$piece"}"
  done
  if [[ $line == [[:blank:]]* ]]; then
    current="${line#"${line%%[![:blank:]]*}"}"
  else
    current="${words[${#words[@]}-1]}$line"
    unset "words[${#words[@]}-1]"
  fi

  # What stands before the last of these characters is kept by bash, and must not be inserted again.
  local breaks="" kept=""
  [[ $COMP_WORDBREAKS == *=* ]] && breaks+="="
  [[ $COMP_WORDBREAKS == *:* ]] && breaks+=":"
  [[ -n $breaks ]] && kept="${current%"${current##*["$breaks"]}"}"

  local kind="" word _
  COMPREPLY=()
  while IFS=$'\t' read -r word _; do
    if [[ -z $kind ]]; then
      kind="$word"
    else
      COMPREPLY+=("${word#"$kept"}")
    fi
  done < <("${words[0]}" complete "$((${#words[@]} - 1))" "${words[@]:1}" "$current" 2> /dev/null)

  case "$kind" in
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
    *) [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace ;;
  esac 2> /dev/null
  return 0
}
if type compopt > /dev/null 2>&1; then
  complete -F _forgerycheck forgerycheck
else
  # bash 3, as on macOS, cannot switch to file names case by case.
  complete -o default -F _forgerycheck forgerycheck
fi
