# Completion of forgerycheck for PowerShell. The program is asked, so this file never falls behind it.
Register-ArgumentCompleter -Native -CommandName forgerycheck -ScriptBlock {
    param($word, $ast, $cursor)
    $line = $ast.ToString()
    $program = $ast.CommandElements[0].ToString()
    $line = $line.PadRight($cursor).Substring($program.Length)
    if ($line.StartsWith(' ')) { $line = $line.Substring(1) }
    & $program "[suggest:$($line.Length)]" $line 2>$null |
        Where-Object { $word.StartsWith('-') -or -not $_.StartsWith('-') } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
