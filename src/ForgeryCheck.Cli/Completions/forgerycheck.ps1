# Completion of forgerycheck for PowerShell. The program is asked, so this file never falls behind it.
Register-ArgumentCompleter -Native -CommandName forgerycheck -ScriptBlock {
    param($word, $ast, $cursor)
    $before = @()
    $current = ''
    foreach ($element in $ast.CommandElements | Select-Object -Skip 1) {
        $text = if ($element -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $element.Value } else { $element.Extent.Text }
        if ($element.Extent.EndOffset -lt $cursor) { $before += $text }
        elseif ($element.Extent.StartOffset -lt $cursor) { $current = $text }
    }
    $program = $ast.CommandElements[0].Extent.Text
    $lines = @(& $program complete $before.Count @before $current 2>$null)
    if ($lines.Count -eq 0) { return }
    $kind, $prefix = $lines[0] -split "`t", 2
    if ($kind -eq 'words') {
        foreach ($line in $lines | Select-Object -Skip 1) {
            $value, $meaning = $line -split "`t", 2
            if (-not $meaning) { $meaning = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
        }
        return
    }
    foreach ($path in [System.Management.Automation.CompletionCompleters]::CompleteFilename($current.Substring($prefix.Length))) {
        if ($kind -eq 'files' -or $path.ResultType -eq 'ProviderContainer') {
            [System.Management.Automation.CompletionResult]::new($prefix + $path.CompletionText, $path.ListItemText, $path.ResultType, $path.ToolTip)
        }
    }
}
