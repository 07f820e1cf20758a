using ForgeryCheck.Cli.Imap;

namespace ForgeryCheck.Cli.Tests.Imap;

public sealed class PasswordTests
{
    [Fact]
    public void Keys_that_stand_for_no_character_are_no_part_of_what_is_typed()
    {
        var keys = new Queue<ConsoleKeyInfo>(
        [
            Key('\b', ConsoleKey.Backspace), Key('p', ConsoleKey.P), Key('\0', ConsoleKey.LeftArrow), Key('x', ConsoleKey.X), Key('\u007F', ConsoleKey.Backspace),
            Key('\u001B', ConsoleKey.Escape), Key(' ', ConsoleKey.Spacebar), Key('\t', ConsoleKey.Tab), Key('\u00E4', ConsoleKey.None), Key('\r', ConsoleKey.Enter), Key('z', ConsoleKey.Z),
        ]);

        Assert.Equal("p \u00E4", Password.Typed(keys.Dequeue));
        Assert.Single(keys);
    }

    private static ConsoleKeyInfo Key(char c, ConsoleKey key) => new(c, key, shift: false, alt: false, control: false);
}
