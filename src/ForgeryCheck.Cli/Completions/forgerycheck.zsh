#compdef forgerycheck
# Completion of forgerycheck for zsh. The program is asked, so this file never falls behind it.
_forgerycheck() {
  local line="${(j: :)words[2,CURRENT]}" word="${words[CURRENT]}"
  local -a suggestions
  suggestions=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
  suggestions=(${suggestions:#})
  [[ $word == -* ]] || suggestions=(${suggestions:#-*})
  if (( $#suggestions )); then
    compadd -a suggestions
  fi
  [[ $word == -* ]] || _files
}
if [[ $funcstack[1] == _forgerycheck ]]; then
  _forgerycheck "$@"
else
  compdef _forgerycheck forgerycheck
fi
