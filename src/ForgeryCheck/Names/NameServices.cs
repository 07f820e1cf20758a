namespace ForgeryCheck.Names;

/// <summary>The name service of a run, and the record to save at its end.</summary>
public sealed class NameServices
{
    private readonly RecordedNames? _record;
    private readonly string? _file;

    private NameServices(INameService names, RecordedNames? record = null, string? file = null) =>
        (Names, _record, _file) = (names, record, file);

    /// <summary>The service, for <see cref="AnalyzerOptions.Names"/>.</summary>
    public INameService Names { get; }

    /// <summary>Creates the service that the options select.</summary>
    /// <exception cref="IOException">The file to replay cannot be read, or the folder of the record does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file to replay is denied.</exception>
    /// <exception cref="FormatException">The file to replay is not a record.</exception>
    public static NameServices Create(NameOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Mode == NameMode.Off)
        {
            return new(NamesOff.Instance);
        }

        if (options.Mode == NameMode.Replay)
        {
            return new(ReplayedNames.Load(options.ReplayFile ?? throw new ArgumentException("A replay needs a file.", nameof(options))));
        }

        if (options.RecordFile is not { } file)
        {
            return new(new LiveNames(options));
        }

        // Fail now, rather than after the hours that a run may take.
        if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
        {
            throw new DirectoryNotFoundException($"{file}: the folder for the recorded DNS answers does not exist");
        }

        var record = new RecordedNames(new LiveNames(options));
        return new(record, record, file);
    }

    /// <summary>Writes the record, if one is kept. Called at the end of the run, even an interrupted one, which writes what it has.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public void SaveRecord()
    {
        if (_record is not null && _file is not null)
        {
            _record.Save(_file);
        }
    }
}
