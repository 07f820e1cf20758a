using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Tests.Content;

[Collection(MemoryBudgetGroup.Name)]
public sealed class MessageContentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spill").FullName;

    public void Dispose() => Directory.Delete(_folder);

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(262_144)]
    [InlineData(262_145)]
    [InlineData(1_000_000)]
    public void BytesComeBackWhereverTheyLie(int size)
    {
        var bytes = new byte[size];
        var random = new Random(size);
        random.NextBytes(bytes);
        using var content = new MessageContent(new SpillFolder(_folder));
        for (var at = 0; at < size;)
        {
            var count = Math.Min(random.Next(1, 30_000), size - at);
            content.Append(bytes.AsSpan(at, count));
            at += count;
        }

        Assert.Equal(size, content.Length);
        Assert.Equal(size <= MemoryBudget.MostInMemory, content.IsInMemory);
        Assert.Empty(Directory.EnumerateFiles(_folder));
        var read = new List<byte>();
        var piece = new byte[10_007];
        while (content.Read(read.Count, piece) is > 0 and var count)
        {
            read.AddRange(piece.AsSpan(0, count));
        }

        Assert.Equal(bytes, read);
    }

    [Fact]
    public void WithoutAFolderBytesBeyondMemoryAreCountedOnly()
    {
        using var content = new MessageContent(null);
        content.Append(new byte[MemoryBudget.MostInMemory + 5]);
        content.Append(new byte[10]);
        Assert.Equal(MemoryBudget.MostInMemory + 15, content.Length);
        Assert.False(content.IsInMemory);
        Assert.Equal(0, content.Read(MemoryBudget.MostInMemory, new byte[1]));
    }

    [Fact]
    public void ManyLargeMessagesTakeNoMoreMemoryThanThereIsAndGiveItBack()
    {
        var folder = new SpillFolder(_folder);
        var most = (int)(MemoryBudget.Total / MemoryBudget.MostInMemory);
        for (var round = 0; round < 2; round++)
        {
            var contents = Enumerable.Range(0, most + 150).Select(_ => new MessageContent(folder)).ToList();
            contents.ForEach(c => c.Append(new byte[MemoryBudget.MostInMemory]));
            Assert.InRange(contents.Count(c => c.IsInMemory), most - (most / 5), most);
            Assert.All(contents, c => Assert.Equal(MemoryBudget.MostInMemory, c.Length));
            contents.ForEach(c => c.Dispose());
            contents.ForEach(c => c.Dispose());
        }
    }
}
