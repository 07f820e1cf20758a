namespace ForgeryCheck.Names;

/// <summary>The name service of a run, and what has to be done when the run is over.</summary>
public sealed class NameServices
{
    private readonly RecordedNames? _record;
    private readonly string? _file;

    private NameServices(INameService names, RecordedNames? record = null, string? file = null) =>
        (Names, _record, _file) = (names, record, file);

    /// <summary>What answers; goes into <see cref="AnalyzerOptions.Names"/>.</summary>
    public INameService Names { get; }

    /// <summary>Makes the service that the options ask for.</summary>
    /// <exception cref="IOException">The file to replay cannot be read, or the folder of the record is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file to replay may not be read.</exception>
    /// <exception cref="FormatException">The file to replay holds something else.</exception>
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

        // Said now, and not after the hours that a run may take.
        if (Directory.Exists(file) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
        {
            throw new DirectoryNotFoundException($"{file}: the folder for the recorded DNS answers is not there");
        }

        var record = new RecordedNames(new LiveNames(options));
        return new(record, record, file);
    }

    /// <summary>Writes the record, where one is kept. Called when the run is over; a run that was broken off writes what it has.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SaveRecord()
    {
        if (_record is not null && _file is not null)
        {
            _record.Save(_file);
        }
    }
}
