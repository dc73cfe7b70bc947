<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
