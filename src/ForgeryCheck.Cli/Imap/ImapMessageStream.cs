using ForgeryCheck.Unpacking;
using MailKit;

namespace ForgeryCheck.Cli.Imap;

/// <summary>A message on the server, fetched in pieces (BODY.PEEK[]&lt;n.m&gt;, RFC 9051 section 6.4.5), so that none of any size is held in memory.</summary>
internal sealed class ImapMessageStream(IMailFolder folder, UniqueId uid, CancellationToken cancellation) : ForwardStream
{
    private const int Piece = 1 << 20;

    private Stream _piece = Null;
    private int _fetched;
    private bool _isLast;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var read = _piece.Read(buffer);
        while (read == 0 && !_isLast)
        {
            _piece.Dispose();
            _piece = folder.GetStream(uid, _fetched, Piece, cancellation);
            var length = (int)_piece.Length;
            _fetched += length;
            _isLast = length < Piece;
            read = _piece.Read(buffer);
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _piece.Dispose();
        }

        base.Dispose(disposing);
    }
}
