#compdef forgerycheck
# Completion of forgerycheck for zsh. The program is asked, so this file never falls behind it.
_forgerycheck() {
  local -a before lines described open
  before=("${(@Q)words[2,CURRENT-1]}")
  lines=("${(@f)$("${(Q)words[1]}" complete $#before "${before[@]}" "${(Q)PREFIX}" 2> /dev/null)}")
  local kind="${lines[1]%%$'\t'*}" prefix="${lines[1]#*$'\t'}" line word
  case "$kind" in
    files)
      compset -P "${(b)prefix}"
      _files
      ;;
    folders)
      compset -P "${(b)prefix}"
      _files -/
      ;;
    words)
      for line in "${(@)lines[2,-1]}"; do
        word="${line%%$'\t'*}"
        if [[ $word == *= ]]; then
          open+=("${word//:/\\:}")
        else
          described+=("${word//:/\\:}:${line#*$'\t'}")
        fi
      done
      _describe -V 'forgerycheck' described -- open -S ''
      ;;
  esac
}
if [[ $funcstack[1] == _forgerycheck ]]; then
  _forgerycheck "$@"
else
  compdef _forgerycheck forgerycheck
fi
