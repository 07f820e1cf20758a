# Completion of forgerycheck for fish. The program is asked, so this file never falls behind it.
function __forgerycheck_suggest
    set -l words (commandline -opc) (commandline -ct)
    set -l line (string join -- ' ' $words[2..-1])
    set -l suggestions ($words[1] "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
    if string match -q -- '-*' $words[-1]
        printf '%s\n' $suggestions
    else
        string match -v -- '-*' $suggestions
    end
end
complete -c forgerycheck -a '(__forgerycheck_suggest)'
