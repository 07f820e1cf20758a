# Completion of forgerycheck for fish. The program is asked, so this file never falls behind it.
function __forgerycheck_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    type -q $program; or return
    set -e words[1]
    set -l current (commandline -ct)
    set -l lines ($program complete (count $words) $words "$current" 2>/dev/null)
    set -l head (string split \t -- "$lines[1]")
    set -e lines[1]
    set -l prefix "$head[2]"
    switch "$head[1]"
        case files folders
            # fish completes file names after the name of a command that it does not know.
            set -l rest (string sub -s (math (string length -- "$prefix") + 1) -- "$current")
            set -l paths (complete -C "__forgerycheck_no_command $rest")
            if test "$head[1]" = folders
                set paths (string match -r '.*/$' -- $paths)
            end
            for path in $paths
                echo -- "$prefix$path"
            end
        case words
            string join \n -- $lines
    end
end
complete -c forgerycheck -f -a '(__forgerycheck_complete)'
