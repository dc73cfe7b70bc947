<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>DrawTool</name>
        <message>
            <source>Read only: labels cannot be changed here</source>
            <translation>Nur lesen: Beschriftungen lassen sich hier nicht ändern</translation>
        </message>
        <message>
            <source>Release to make the box · Esc cancels</source>
            <translation>Loslassen legt die Box an · Esc bricht ab</translation>
        </message>
        <message>
            <source>Draw %1: press and drag a box · Esc cancels</source>
            <translation>%1 zeichnen: drücken und Box aufziehen · Esc bricht ab</translation>
        </message>
    </context>
    <context>
        <name>Labels</name>
        <message>
            <source>person</source>
            <translation>Person</translation>
        </message>
        <message>
            <source>animal</source>
            <translation>Tier</translation>
        </message>
        <message>
            <source>vehicle</source>
            <translation>Fahrzeug</translation>
        </message>
        <message>
            <source>dog</source>
            <translation>Hund</translation>
        </message>
        <message>
            <source>cat</source>
            <translation>Katze</translation>
        </message>
        <message>
            <source>bird</source>
            <translation>Vogel</translation>
        </message>
        <message>
            <source>other</source>
            <translation>anderes</translation>
        </message>
        <message>
            <source>car</source>
            <translation>Auto</translation>
        </message>
        <message>
            <source>truck</source>
            <translation>Lkw</translation>
        </message>
        <message>
            <source>bus</source>
            <translation>Bus</translation>
        </message>
        <message>
            <source>motorcycle</source>
            <translation>Motorrad</translation>
        </message>
        <message>
            <source>bicycle</source>
            <translation>Fahrrad</translation>
        </message>
        <message>
            <source>leaves</source>
            <translation>Blätter</translation>
        </message>
        <message>
            <source>shadow</source>
            <translation>Schatten</translation>
        </message>
        <message>
            <source>rain</source>
            <translation>Regen</translation>
        </message>
        <message>
            <source>light</source>
            <translation>Licht</translation>
        </message>
        <message>
            <source>insect</source>
            <translation>Insekt</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
    </context>
    <context>
        <name>RegionTool</name>
        <message>
            <source>Release to hide this region · Esc cancels</source>
            <translation>Loslassen verdeckt diesen Bereich · Esc bricht ab</translation>
        </message>
        <message>
            <source>Blur region: drag over a face that is still visible · Esc cancels</source>
            <translation>Bereich verdecken: über ein noch sichtbares Gesicht ziehen · Esc bricht ab</translation>
        </message>
    </context>
    <context>
        <name>SelectTool</name>
        <message>
            <source>Read only: click a box to see its properties</source>
            <translation>Nur lesen: ein Klick auf eine Box zeigt ihre Eigenschaften</translation>
        </message>
        <message>
            <source>Release to keep the change · Esc cancels</source>
            <translation>Loslassen behält die Änderung · Esc bricht ab</translation>
        </message>
        <message>
            <source>Select: click a box, drag to move, drag a handle to resize</source>
            <translation>Auswählen: Box anklicken, ziehen verschiebt, Griffe ändern die Größe</translation>
        </message>
    </context>
    <context>
        <name>ToolTip</name>
        <message>
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>ended</source>
            <translation>abgelaufen</translation>
        </message>
        <message>
            <source>%1 s left</source>
            <translation>noch %1 s</translation>
        </message>
        <message>
            <source>%1 m left</source>
            <translation>noch %1 min</translation>
        </message>
        <message>
            <source>%1 days left</source>
            <translation>noch %1 Tage</translation>
        </message>
        <message>
            <source>%1 h %2 m left</source>
            <translation>noch %1 h %2 min</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::ClassBar</name>
        <message>
            <source>Classes and tools</source>
            <translation>Klassen und Werkzeuge</translation>
        </message>
        <message>
            <source>Draw %1</source>
            <translation>%1 zeichnen</translation>
        </message>
        <message>
            <source>%1  %2</source>
            <translation>%1  %2</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::ExportPage</name>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Export labels</source>
            <translation>Beschriftungen exportieren</translation>
        </message>
        <message>
            <source>Accepted labels and their numbers, signed. No pictures leave.</source>
            <translation>Angenommene Beschriftungen mit ihren Zahlen, signiert. Bilder bleiben hier.</translation>
        </message>
        <message>
            <source>Name of the dataset</source>
            <translation>Name des Datensatzes</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Zweck</translation>
        </message>
        <message>
            <source>Only clips whose owner agreed to it go in</source>
            <translation>Nur Clips, deren Inhaber dem zugestimmt hat</translation>
        </message>
        <message>
            <source>Recipient</source>
            <translation>Empfänger</translation>
        </message>
        <message>
            <source>Who gets it; recall notices go there</source>
            <translation>Wer ihn bekommt; dorthin gehen auch Rückrufe</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen…</translation>
        </message>
        <message>
            <source>Choose the folder</source>
            <translation>Ordner wählen</translation>
        </message>
        <message>
            <source>What goes in</source>
            <translation>Was hineinkommt</translation>
        </message>
        <message>
            <source>Export the labels</source>
            <translation>Beschriftungen exportieren</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Formats</source>
            <translation>Formate</translation>
        </message>
        <message>
            <source>Exporting…</source>
            <translation>Wird exportiert…</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::ModeLine</name>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>What the next click does</source>
            <translation>Was der nächste Klick tut</translation>
        </message>
        <message>
            <source>Cursor position in pixels</source>
            <translation>Zeigerposition in Pixeln</translation>
        </message>
        <message>
            <source>Storing of changes</source>
            <translation>Speichern der Änderungen</translation>
        </message>
        <message>
            <source>Open issues</source>
            <translation>Offene Punkte</translation>
        </message>
        <message>
            <source>Time of day</source>
            <translation>Uhrzeit</translation>
        </message>
        <message>
            <source>storing…</source>
            <translation>wird gespeichert…</translation>
        </message>
        <message>
            <source>all changes stored</source>
            <translation>alles gespeichert</translation>
        </message>
        <message>
            <source>not stored: %1</source>
            <translation>nicht gespeichert: %1</translation>
        </message>
        <message numerus="yes">
            <source>%n issue(s)</source>
            <translation>
                <numerusform>%n Punkt</numerusform>
                <numerusform>%n Punkte</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::OverviewStrip</name>
        <message>
            <source>Overview of the clip</source>
            <translation>Überblick über den Clip</translation>
        </message>
        <message>
            <source>How many boxes there are where; click to go there</source>
            <translation>Wie viele Boxen wo sind; ein Klick führt dorthin</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::QueuePanel</name>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <source>Which clips</source>
            <translation>Welche Clips</translation>
        </message>
        <message>
            <source>Which clips to list</source>
            <translation>Welche Clips gezeigt werden</translation>
        </message>
        <message>
            <source>Number of clips</source>
            <translation>Anzahl der Clips</translation>
        </message>
        <message>
            <source>Clips</source>
            <translation>Clips</translation>
        </message>
        <message>
            <source>Enter opens the clip</source>
            <translation>Die Eingabetaste öffnet den Clip</translation>
        </message>
        <message>
            <source>No clips here.</source>
            <translation>Hier sind keine Clips.</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::ReviewPanel</name>
        <message>
            <source>Review</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <source>Submitted by</source>
            <translation>Eingereicht von</translation>
        </message>
        <message>
            <source>What was labelled</source>
            <translation>Was beschriftet wurde</translation>
        </message>
        <message>
            <source>Earlier comment</source>
            <translation>Früherer Kommentar</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Kommentar</translation>
        </message>
        <message>
            <source>What should change? Needed to return the labels.</source>
            <translation>Was soll anders werden? Nötig zum Zurückgeben.</translation>
        </message>
        <message>
            <source>Why you cannot decide</source>
            <translation>Warum Sie nicht entscheiden können</translation>
        </message>
        <message>
            <source>Accept</source>
            <translation>Annehmen</translation>
        </message>
        <message>
            <source>Accept the labels</source>
            <translation>Beschriftungen annehmen</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>Zurückgeben</translation>
        </message>
        <message>
            <source>Return the labels with the comment</source>
            <translation>Beschriftungen mit dem Kommentar zurückgeben</translation>
        </message>
        <message>
            <source>Nothing was submitted yet</source>
            <translation>Noch nichts eingereicht</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>Returned before: %1</source>
            <translation>Schon zurückgegeben: %1</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::StartPage</name>
        <message>
            <source>Start</source>
            <translation>Start</translation>
        </message>
        <message>
            <source>Consentry</source>
            <translation>Consentry</translation>
        </message>
        <message>
            <source>Label home-camera clips without the power to watch strangers.</source>
            <translation>Clips von Heimkameras beschriften, ohne Fremde beobachten zu können.</translation>
        </message>
        <message>
            <source>Open a workspace</source>
            <translation>Arbeitsbereich öffnen</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Öffnen…</translation>
        </message>
        <message>
            <source>Create a workspace</source>
            <translation>Arbeitsbereich anlegen</translation>
        </message>
        <message>
            <source>Create…</source>
            <translation>Anlegen…</translation>
        </message>
        <message>
            <source>Try the demo</source>
            <translation>Demo ansehen</translation>
        </message>
        <message>
            <source>Makes a small workspace with sample clips to try things out</source>
            <translation>Legt einen kleinen Arbeitsbereich mit Beispielclips zum Ausprobieren an</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Zuletzt</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>%1 öffnen</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::TimelineView</name>
        <message>
            <source>Timeline</source>
            <translation>Zeitleiste</translation>
        </message>
        <message>
            <source>%1 / %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::Toast</name>
        <message>
            <source>Message</source>
            <translation>Meldung</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Zurücknehmen</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::TrackEditor</name>
        <message>
            <source>Properties of the selected track</source>
            <translation>Eigenschaften der gewählten Spur</translation>
        </message>
        <message>
            <source>Selected track</source>
            <translation>Gewählte Spur</translation>
        </message>
        <message>
            <source>State in this frame</source>
            <translation>Zustand in diesem Bild</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <source>Occluded</source>
            <translation>Verdeckt</translation>
        </message>
        <message>
            <source>Partly behind something</source>
            <translation>Teilweise hinter etwas</translation>
        </message>
        <message>
            <source>Truncated</source>
            <translation>Abgeschnitten</translation>
        </message>
        <message>
            <source>Partly outside the picture</source>
            <translation>Teilweise außerhalb des Bildes</translation>
        </message>
        <message>
            <source>Outside</source>
            <translation>Nicht im Bild</translation>
        </message>
        <message>
            <source>Not to be seen from here to the next key frame</source>
            <translation>Von hier bis zum nächsten Schlüsselbild nicht zu sehen</translation>
        </message>
        <message>
            <source>X</source>
            <translation>X</translation>
        </message>
        <message>
            <source>Left edge in pixels</source>
            <translation>Linke Kante in Pixeln</translation>
        </message>
        <message>
            <source>Y</source>
            <translation>Y</translation>
        </message>
        <message>
            <source>Upper edge in pixels</source>
            <translation>Obere Kante in Pixeln</translation>
        </message>
        <message>
            <source>W</source>
            <translation>B</translation>
        </message>
        <message>
            <source>Width in pixels</source>
            <translation>Breite in Pixeln</translation>
        </message>
        <message>
            <source>H</source>
            <translation>H</translation>
        </message>
        <message>
            <source>Height in pixels</source>
            <translation>Höhe in Pixeln</translation>
        </message>
        <message numerus="yes">
            <source>%n track(s) selected</source>
            <translation>
                <numerusform>%n Spur gewählt</numerusform>
                <numerusform>%n Spuren gewählt</numerusform>
            </translation>
        </message>
        <message>
            <source>Select a box to see its properties.</source>
            <translation>Wählen Sie eine Box, um ihre Eigenschaften zu sehen.</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>not in this frame</source>
            <translation>nicht in diesem Bild</translation>
        </message>
        <message>
            <source>key frame</source>
            <translation>Schlüsselbild</translation>
        </message>
        <message>
            <source>interpolated</source>
            <translation>interpoliert</translation>
        </message>
        <message>
            <source>any kind</source>
            <translation>jede Art</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::TrackPanel</name>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>one frame</source>
            <translation>ein Bild</translation>
        </message>
        <message>
            <source>Tracks</source>
            <translation>Spuren</translation>
        </message>
        <message>
            <source>Number of tracks</source>
            <translation>Anzahl der Spuren</translation>
        </message>
        <message>
            <source>Tracks of the clip</source>
            <translation>Spuren des Clips</translation>
        </message>
        <message>
            <source>No boxes yet.
Pick a class and drag one over the picture.</source>
            <translation>Noch keine Boxen.
Wählen Sie eine Klasse und ziehen Sie eine Box über dem Bild auf.</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::TransportBar</name>
        <message>
            <source>Transport</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Type a frame and press Enter</source>
            <translation>Bildnummer eingeben und die Eingabetaste drücken</translation>
        </message>
        <message>
            <source>Number of frames</source>
            <translation>Anzahl der Bilder</translation>
        </message>
        <message>
            <source>Time from the first frame</source>
            <translation>Zeit ab dem ersten Bild</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Tempo</translation>
        </message>
        <message>
            <source>Speed of playing</source>
            <translation>Tempo beim Abspielen</translation>
        </message>
        <message>
            <source>%1×</source>
            <translation>%1×</translation>
        </message>
        <message>
            <source>/ %1</source>
            <translation>/ %1</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::TrustBar</name>
        <message>
            <source>consented</source>
            <translation>eingewilligt</translation>
        </message>
        <message>
            <source>publicly shared</source>
            <translation>öffentlich geteilt</translation>
        </message>
        <message>
            <source>faces blurred</source>
            <translation>Gesichter unkenntlich</translation>
        </message>
        <message>
            <source>faces visible</source>
            <translation>Gesichter sichtbar</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Grundlage</translation>
        </message>
        <message>
            <source>Why this clip may be seen</source>
            <translation>Warum dieser Clip gesehen werden darf</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>Zweck</translation>
        </message>
        <message>
            <source>What the owner agreed to</source>
            <translation>Wozu der Inhaber eingewilligt hat</translation>
        </message>
        <message>
            <source>What you may do</source>
            <translation>Was Sie dürfen</translation>
        </message>
        <message>
            <source>What your grant allows</source>
            <translation>Was Ihre Freigabe erlaubt</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>Verbleibende Zeit</translation>
        </message>
        <message>
            <source>When your grant ends, the view closes</source>
            <translation>Endet Ihre Freigabe, schließt die Ansicht</translation>
        </message>
        <message>
            <source>Faces</source>
            <translation>Gesichter</translation>
        </message>
        <message>
            <source>Faces that were found are gone from this copy for good</source>
            <translation>Gefundene Gesichter sind aus dieser Kopie für immer entfernt</translation>
        </message>
        <message>
            <source>no time limit</source>
            <translation>ohne Zeitgrenze</translation>
        </message>
        <message>
            <source>Not opened</source>
            <translation>Nicht geöffnet</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>Geschlossen</translation>
        </message>
        <message>
            <source>No clip is open</source>
            <translation>Kein Clip ist offen</translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::UnlockPage</name>
        <message>
            <source>Unlock</source>
            <translation>Entsperren</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Ergebnis</translation>
        </message>
        <message>
            <source>Other identity…</source>
            <translation>Andere Identität…</translation>
        </message>
        <message>
            <source>Choose another identity file</source>
            <translation>Andere Identitätsdatei wählen</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Zurück</translation>
        </message>
        <message>
            <source>Back to the start</source>
            <translation>Zurück zum Start</translation>
        </message>
        <message>
            <source>Unlock as %1</source>
            <translation>Entsperren als %1</translation>
        </message>
        <message>
            <source>Checking the passphrase…</source>
            <translation>Die Passphrase wird geprüft…</translation>
        </message>
        <message numerus="yes">
            <source>%1 Try again in %n second(s).</source>
            <translation>
                <numerusform>%1 Neuer Versuch in %n Sekunde.</numerusform>
                <numerusform>%1 Neuer Versuch in %n Sekunden.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>consentry::widgets::VideoCanvas</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>The clip's picture with its boxes. The track list names them in words.</source>
            <translation>Das Bild des Clips mit seinen Boxen. Die Spurliste nennt sie in Worten.</translation>
        </message>
    </context>
</TS>
