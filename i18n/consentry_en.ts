<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Edits</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>Exported %n clip(s), %1 boxes.</source>
        <translation>
            <numerusform>Exported %n clip, %1 boxes.</numerusform>
            <numerusform>Exported %n clips, %1 boxes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n clip(s), %1.</source>
        <translation>
            <numerusform>Left out: %n clip, %1.</numerusform>
            <numerusform>Left out: %n clips, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unblur</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::AssistController</name>
    <message numerus="yes">
        <source>%n doubtful stretch(es). %1 goes to the next.</source>
        <translation>
            <numerusform>%n doubtful stretch. %1 goes to the next.</numerusform>
            <numerusform>%n doubtful stretches. %1 goes to the next.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful stretch(es).</source>
        <translation>
            <numerusform>%n doubtful stretch.</numerusform>
            <numerusform>%n doubtful stretches.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::ClipController</name>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n track</numerusform>
            <numerusform>%n tracks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key frame(s)</source>
        <translation>
            <numerusform>%n key frame</numerusform>
            <numerusform>%n key frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Consentry ended unexpectedly last time. %n edit(s) were restored.</source>
        <translation>
            <numerusform>Consentry ended unexpectedly last time. %n edit was restored.</numerusform>
            <numerusform>Consentry ended unexpectedly last time. %n edits were restored.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::SpanController</name>
    <message numerus="yes">
        <source>%n stretch(es) changed since; %1 compares again.</source>
        <translation>
            <numerusform>%n stretch changed since; %1 compares again.</numerusform>
            <numerusform>%n stretches changed since; %1 compares again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) changed since.</source>
        <translation>
            <numerusform>%n stretch changed since.</numerusform>
            <numerusform>%n stretches changed since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::TrackActions</name>
    <message numerus="yes">
        <source>Copied %n box(es)</source>
        <translation>
            <numerusform>Copied %n box</numerusform>
            <numerusform>Copied %n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One track now. Both were seen at the same time: %n box(es) could not be kept.</source>
        <translation>
            <numerusform>One track now. Both were seen at the same time: %n box could not be kept.</numerusform>
            <numerusform>One track now. Both were seen at the same time: %n boxes could not be kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::TransportController</name>
    <message numerus="yes">
        <source>This box is tiny: shorter than %n pixel(s)</source>
        <translation>
            <numerusform>This box is tiny: shorter than %n pixel</numerusform>
            <numerusform>This box is tiny: shorter than %n pixels</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::UnblurController</name>
    <message numerus="yes">
        <source>Requests, %n wait for you</source>
        <translation>
            <numerusform>Requests, %n waits for you</numerusform>
            <numerusform>Requests, %n wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ModeLine</name>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n issue</numerusform>
            <numerusform>%n issues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ProposalPanel</name>
    <message numerus="yes">
        <source>%1 of %n proposal(s)</source>
        <translation>
            <numerusform>%1 of %n proposal</numerusform>
            <numerusform>%1 of %n proposals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::SpanPanel</name>
    <message numerus="yes">
        <source>%n doubtful stretch(es)</source>
        <translation>
            <numerusform>%n doubtful stretch</numerusform>
            <numerusform>%n doubtful stretches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TrackEditor</name>
    <message numerus="yes">
        <source>%n track(s) selected</source>
        <translation>
            <numerusform>%n track selected</numerusform>
            <numerusform>%n tracks selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TrackPanel</name>
    <message numerus="yes">
        <source>%n key frame(s)</source>
        <translation>
            <numerusform>%n key frame</numerusform>
            <numerusform>%n key frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) excluded</source>
        <translation>
            <numerusform>%n frame excluded</numerusform>
            <numerusform>%n frames excluded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) ignored</source>
        <translation>
            <numerusform>%n region ignored</numerusform>
            <numerusform>%n regions ignored</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TransportBar</name>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::UnlockPage</name>
    <message numerus="yes">
        <source>%1 Try again in %n second(s).</source>
        <translation>
            <numerusform>%1 Try again in %n second.</numerusform>
            <numerusform>%1 Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
</TS>
