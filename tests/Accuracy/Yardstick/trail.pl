#!/usr/bin/perl
# Runs SpamAssassin's own check_for_forged_received_trail over a mailbox and prints one line a message: 1 where it fires, else 0.
use strict;
use warnings;
use Mail::SpamAssassin;

my $sa = Mail::SpamAssassin->new({
    local_tests_only => 1,
    dont_copy_prefs  => 1,
    userprefs_filename => '/dev/null',
    site_rules_filename => '/dev/null',
    rules_filename   => '/dev/null',
    config_text      => "loadplugin Mail::SpamAssassin::Plugin::Check\n"
        . "loadplugin Mail::SpamAssassin::Plugin::RelayEval\n"
        . "header TRAIL eval:check_for_forged_received_trail()\nscore TRAIL 1\n",
});
$sa->init(1);

my $text = '';
my $seen = 0;
while (my $line = <STDIN>) {
    if ($line =~ /^From bench\@localhost /) {
        judge($text) if $seen;
        $seen = 1;
        $text = '';
        next;
    }
    $text .= $line;
}
judge($text) if $seen;

sub judge {
    my $mail = $sa->parse($_[0]);
    my $status = $sa->check($mail);
    print $status->get_names_of_tests_hit() =~ /\bTRAIL\b/ ? "1\n" : "0\n";
    $status->finish();
    $mail->finish();
}
