<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Open workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Submit for review</source>
        <translation>Zur Prüfung einreichen</translation>
    </message>
    <message>
        <source>Accept labels</source>
        <translation>Beschriftungen annehmen</translation>
    </message>
    <message>
        <source>Return labels</source>
        <translation>Beschriftungen zurückgeben</translation>
    </message>
    <message>
        <source>Nobody should watch this</source>
        <translation>Das sollte niemand ansehen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Remove key frame, or end the track here</source>
        <translation>Schlüsselbild entfernen oder die Spur hier beenden</translation>
    </message>
    <message>
        <source>Remove the whole track</source>
        <translation>Ganze Spur entfernen</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Draw a box</source>
        <translation>Box zeichnen</translation>
    </message>
    <message>
        <source>Key frame</source>
        <translation>Schlüsselbild</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Nicht im Bild</translation>
    </message>
    <message>
        <source>Occluded</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>First class</source>
        <translation>Erste Klasse</translation>
    </message>
    <message>
        <source>Second class</source>
        <translation>Zweite Klasse</translation>
    </message>
    <message>
        <source>Third class</source>
        <translation>Dritte Klasse</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Voriges Bild</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Go to frame</source>
        <translation>Zu einem Bild gehen</translation>
    </message>
    <message>
        <source>Fit the picture</source>
        <translation>Bild einpassen</translation>
    </message>
    <message>
        <source>One to one</source>
        <translation>Eins zu eins</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Dark, light, high contrast</source>
        <translation>Dunkel, hell, hoher Kontrast</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Truncated</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Give the tracks the first class</source>
        <translation>Den Spuren die erste Klasse geben</translation>
    </message>
    <message>
        <source>Give the tracks the second class</source>
        <translation>Den Spuren die zweite Klasse geben</translation>
    </message>
    <message>
        <source>Give the tracks the third class</source>
        <translation>Den Spuren die dritte Klasse geben</translation>
    </message>
    <message>
        <source>Merge the selected tracks into one</source>
        <translation>Ausgewählte Spuren zu einer vereinen</translation>
    </message>
    <message>
        <source>Merge, and fill what lies between</source>
        <translation>Vereinen und füllen, was dazwischen liegt</translation>
    </message>
    <message>
        <source>Split the track here</source>
        <translation>Spur hier teilen</translation>
    </message>
    <message>
        <source>Swap two tracks from here on</source>
        <translation>Zwei Spuren ab hier tauschen</translation>
    </message>
    <message>
        <source>Copy the boxes of this frame</source>
        <translation>Boxen dieses Bildes kopieren</translation>
    </message>
    <message>
        <source>Paste as new tracks</source>
        <translation>Als neue Spuren einfügen</translation>
    </message>
    <message>
        <source>Keep the box for so many frames</source>
        <translation>Box für so viele Bilder beibehalten</translation>
    </message>
    <message>
        <source>Show or hide between these key frames</source>
        <translation>Zwischen Schlüsselbildern zeigen oder nicht</translation>
    </message>
    <message>
        <source>Drop key frames that add nothing</source>
        <translation>Überflüssige Schlüsselbilder entfernen</translation>
    </message>
    <message>
        <source>Range begins here</source>
        <translation>Bereich beginnt hier</translation>
    </message>
    <message>
        <source>Range ends here</source>
        <translation>Bereich endet hier</translation>
    </message>
    <message>
        <source>Forget the range</source>
        <translation>Bereich aufheben</translation>
    </message>
    <message>
        <source>Remove boxes in the range</source>
        <translation>Boxen im Bereich entfernen</translation>
    </message>
    <message>
        <source>Remove key frames in the range</source>
        <translation>Schlüsselbilder im Bereich entfernen</translation>
    </message>
    <message>
        <source>Select all in the frame, then all tracks</source>
        <translation>Alle im Bild auswählen, dann alle Spuren</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>Ausblenden oder zeigen</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Sperren oder freigeben</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Anheften oder lösen</translation>
    </message>
    <message>
        <source>Set attributes by keys</source>
        <translation>Attribute mit Tasten setzen</translation>
    </message>
    <message>
        <source>Exclude the range or frame, or include it again</source>
        <translation>Bereich oder Bild ausschließen oder wieder aufnehmen</translation>
    </message>
    <message>
        <source>Ignore what lies in the selected box</source>
        <translation>Ignorieren, was in der ausgewählten Box liegt</translation>
    </message>
    <message>
        <source>Remove the ignore regions of this frame</source>
        <translation>Ignorierte Bereiche dieses Bildes entfernen</translation>
    </message>
    <message>
        <source>Tags of the clip and of ranges</source>
        <translation>Schlagwörter des Clips und von Bereichen</translation>
    </message>
    <message>
        <source>Filter the tracks</source>
        <translation>Spuren filtern</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>Rückwärts abspielen</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Play the range round and round</source>
        <translation>Bereich in Schleife abspielen</translation>
    </message>
    <message>
        <source>Previous key frame</source>
        <translation>Voriges Schlüsselbild</translation>
    </message>
    <message>
        <source>Next key frame</source>
        <translation>Nächstes Schlüsselbild</translation>
    </message>
    <message>
        <source>Half way between key frames</source>
        <translation>Mitte zwischen zwei Schlüsselbildern</translation>
    </message>
    <message>
        <source>Previous coming or going of a track</source>
        <translation>Vorige Spur kommt oder geht</translation>
    </message>
    <message>
        <source>Next coming or going of a track</source>
        <translation>Nächste Spur kommt oder geht</translation>
    </message>
    <message>
        <source>Previous frames with boxes</source>
        <translation>Vorige Bilder mit Boxen</translation>
    </message>
    <message>
        <source>Next frames with boxes</source>
        <translation>Nächste Bilder mit Boxen</translation>
    </message>
    <message>
        <source>Previous frames without boxes</source>
        <translation>Vorige Bilder ohne Boxen</translation>
    </message>
    <message>
        <source>Next frames without boxes</source>
        <translation>Nächste Bilder ohne Boxen</translation>
    </message>
    <message>
        <source>Previous issue</source>
        <translation>Voriger Hinweis</translation>
    </message>
    <message>
        <source>Next issue</source>
        <translation>Nächster Hinweis</translation>
    </message>
    <message>
        <source>Select the previous box in this frame</source>
        <translation>Vorige Box in diesem Bild auswählen</translation>
    </message>
    <message>
        <source>Select the next box in this frame</source>
        <translation>Nächste Box in diesem Bild auswählen</translation>
    </message>
    <message>
        <source>Show only the selected</source>
        <translation>Nur Ausgewähltes zeigen</translation>
    </message>
    <message>
        <source>Dim all but the selected</source>
        <translation>Alles außer Ausgewähltem abblenden</translation>
    </message>
    <message>
        <source>Keep the selected track in the middle</source>
        <translation>Ausgewählte Spur in der Mitte halten</translation>
    </message>
    <message>
        <source>Trail and neighbouring key frames</source>
        <translation>Weg und benachbarte Schlüsselbilder</translation>
    </message>
    <message>
        <source>Order of the lanes</source>
        <translation>Reihenfolge der Zeilen</translation>
    </message>
    <message>
        <source>Undo history</source>
        <translation>Verlauf der Änderungen</translation>
    </message>
    <message>
        <source>How to label this class</source>
        <translation>Wie diese Klasse beschriftet wird</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Hide a face that is still visible</source>
        <translation>Ein noch sichtbares Gesicht verdecken</translation>
    </message>
    <message>
        <source>Show what was revealed to you</source>
        <translation>Zeigen, was für Sie aufgedeckt wurde</translation>
    </message>
    <message>
        <source>Next doubtful stretch</source>
        <translation>Nächste zweifelhafte Stelle</translation>
    </message>
    <message>
        <source>Previous doubtful stretch</source>
        <translation>Vorige zweifelhafte Stelle</translation>
    </message>
    <message>
        <source>Follow the box</source>
        <translation>Der Box folgen</translation>
    </message>
    <message>
        <source>Look for objects</source>
        <translation>Nach Objekten suchen</translation>
    </message>
    <message>
        <source>Take the proposal</source>
        <translation>Den Vorschlag übernehmen</translation>
    </message>
    <message>
        <source>Take all that are shown</source>
        <translation>Alle gezeigten übernehmen</translation>
    </message>
    <message>
        <source>Put it into the selected track</source>
        <translation>In die gewählte Spur übernehmen</translation>
    </message>
    <message>
        <source>Leave the proposal</source>
        <translation>Den Vorschlag verwerfen</translation>
    </message>
    <message>
        <source>Compare interpolated boxes with the picture</source>
        <translation>Interpolierte Boxen mit dem Bild vergleichen</translation>
    </message>
    <message>
        <source>Next doubtful interpolation</source>
        <translation>Nächste zweifelhafte Interpolation</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>What may be labelled</source>
        <translation>Was beschriftet werden darf</translation>
    </message>
    <message>
        <source>Fourth class</source>
        <translation>Vierte Klasse</translation>
    </message>
    <message>
        <source>Fifth class</source>
        <translation>Fünfte Klasse</translation>
    </message>
    <message>
        <source>Sixth class</source>
        <translation>Sechste Klasse</translation>
    </message>
    <message>
        <source>Seventh class</source>
        <translation>Siebte Klasse</translation>
    </message>
    <message>
        <source>Eighth class</source>
        <translation>Achte Klasse</translation>
    </message>
    <message>
        <source>Ninth class</source>
        <translation>Neunte Klasse</translation>
    </message>
    <message>
        <source>Give the tracks the fourth class</source>
        <translation>Den Spuren die vierte Klasse geben</translation>
    </message>
    <message>
        <source>Give the tracks the fifth class</source>
        <translation>Den Spuren die fünfte Klasse geben</translation>
    </message>
    <message>
        <source>Give the tracks the sixth class</source>
        <translation>Den Spuren die sechste Klasse geben</translation>
    </message>
    <message>
        <source>Give the tracks the seventh class</source>
        <translation>Den Spuren die siebte Klasse geben</translation>
    </message>
    <message>
        <source>Give the tracks the eighth class</source>
        <translation>Den Spuren die achte Klasse geben</translation>
    </message>
    <message>
        <source>Give the tracks the ninth class</source>
        <translation>Den Spuren die neunte Klasse geben</translation>
    </message>
    <message>
        <source>Go to my segment</source>
        <translation>Zu meinem Segment</translation>
    </message>
    <message>
        <source>Ask to see frames of the original</source>
        <translation>Um Bilder des Originals bitten</translation>
    </message>
    <message>
        <source>Requests to see originals</source>
        <translation>Anfragen nach Originalen</translation>
    </message>
    <message>
        <source>Approve the request</source>
        <translation>Die Anfrage genehmigen</translation>
    </message>
    <message>
        <source>Refuse the request</source>
        <translation>Die Anfrage ablehnen</translation>
    </message>
    <message>
        <source>Release the frames</source>
        <translation>Die Bilder freigeben</translation>
    </message>
    <message>
        <source>Stop the release</source>
        <translation>Die Freigabe anhalten</translation>
    </message>
    <message>
        <source>Find an action, a track, a clip or a frame</source>
        <translation>Aktion, Spur, Clip oder Bild finden</translation>
    </message>
    <message>
        <source>My figures</source>
        <translation>Meine Zahlen</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>Alle übernehmen</translation>
    </message>
    <message>
        <source>Into the track</source>
        <translation>In die Spur</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Draw boxes for one frame only</source>
        <translation>Boxen nur für ein Bild zeichnen</translation>
    </message>
    <message>
        <source>Long step back</source>
        <translation>Großer Schritt zurück</translation>
    </message>
    <message>
        <source>Long step on</source>
        <translation>Großer Schritt vor</translation>
    </message>
    <message>
        <source>Move the key frame one frame back</source>
        <translation>Schlüsselbild um ein Bild zurück</translation>
    </message>
    <message>
        <source>Move the key frame one frame on</source>
        <translation>Schlüsselbild um ein Bild vor</translation>
    </message>
    <message>
        <source>Colour by class, track, state or review</source>
        <translation>Farbe nach Klasse, Spur, Zustand oder Prüfung</translation>
    </message>
    <message>
        <source>Fold or unfold the lanes of a class</source>
        <translation>Zeilen einer Klasse zu- oder aufklappen</translation>
    </message>
    <message>
        <source>Zoom into time</source>
        <translation>Zeit vergrößern</translation>
    </message>
    <message>
        <source>Zoom out of time</source>
        <translation>Zeit verkleinern</translation>
    </message>
    <message>
        <source>Show the whole clip in the timeline</source>
        <translation>Ganzen Clip in der Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>See more at the left</source>
        <translation>Mehr links sehen</translation>
    </message>
    <message>
        <source>See more at the right</source>
        <translation>Mehr rechts sehen</translation>
    </message>
    <message>
        <source>See more at the top</source>
        <translation>Mehr oben sehen</translation>
    </message>
    <message>
        <source>See more at the bottom</source>
        <translation>Mehr unten sehen</translation>
    </message>
    <message>
        <source>The tag of a range begins here</source>
        <translation>Schlagwort eines Bereichs beginnt hier</translation>
    </message>
    <message>
        <source>The tag of a range ends here</source>
        <translation>Schlagwort eines Bereichs endet hier</translation>
    </message>
    <message>
        <source>Hide this in each clip of this camera</source>
        <translation>Dies in jedem Clip dieser Kamera verdecken</translation>
    </message>
    <message>
        <source>Hide in each clip</source>
        <translation>In jedem Clip verdecken</translation>
    </message>
    <message>
        <source>One frame</source>
        <translation>Ein Bild</translation>
    </message>
</context>
<context>
    <name>AttributeField</name>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>different values</source>
        <translation>verschiedene Werte</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>DrawTool</name>
    <message>
        <source>Read only: labels cannot be changed here</source>
        <translation>Nur Ansicht: Beschriftungen lassen sich hier nicht ändern</translation>
    </message>
    <message>
        <source>Click the opposite corner · Alt does not snap · Esc cancels</source>
        <translation>Gegenüberliegende Ecke anklicken · Alt rastet nicht ein · Esc bricht ab</translation>
    </message>
    <message>
        <source>Release to make the box · Alt does not snap · Esc cancels</source>
        <translation>Loslassen erzeugt die Box · Alt rastet nicht ein · Esc bricht ab</translation>
    </message>
    <message>
        <source>Draw %1: drag a box, or click two corners · Enter places one · Esc cancels</source>
        <translation>%1 zeichnen: Box aufziehen oder zwei Ecken anklicken · Eingabe setzt eine · Esc bricht ab</translation>
    </message>
    <message>
        <source>Draw %2 in this frame only: drag a box, or click two corners · %1 draws tracks · Esc cancels</source>
        <translation>%2 nur in diesem Bild zeichnen: Box ziehen oder zwei Ecken klicken · %1 zeichnet Spuren · Esc bricht ab</translation>
    </message>
    <message>
        <source>Draw %2 in this frame only: drag a box, or click two corners · Esc cancels</source>
        <translation>%2 nur in diesem Bild zeichnen: Box ziehen oder zwei Ecken klicken · Esc bricht ab</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Drew %1</source>
        <translation>%1 gezeichnet</translation>
    </message>
    <message>
        <source>Moved %1</source>
        <translation>%1 verschoben</translation>
    </message>
    <message>
        <source>Resized %1</source>
        <translation>Größe von %1 geändert</translation>
    </message>
    <message>
        <source>Added a key frame to %1</source>
        <translation>Schlüsselbild für %1 angelegt</translation>
    </message>
    <message>
        <source>Removed a key frame of %1</source>
        <translation>Schlüsselbild von %1 entfernt</translation>
    </message>
    <message>
        <source>Marked %1 as occluded</source>
        <translation>%1 als verdeckt markiert</translation>
    </message>
    <message>
        <source>Marked %1 as not occluded</source>
        <translation>%1 als nicht verdeckt markiert</translation>
    </message>
    <message>
        <source>Marked %1 as truncated</source>
        <translation>%1 als abgeschnitten markiert</translation>
    </message>
    <message>
        <source>Marked %1 as not truncated</source>
        <translation>%1 als nicht abgeschnitten markiert</translation>
    </message>
    <message>
        <source>Ended %1 here</source>
        <translation>%1 endet hier</translation>
    </message>
    <message>
        <source>Continued %1</source>
        <translation>%1 fortgesetzt</translation>
    </message>
    <message>
        <source>Removed the track %1</source>
        <translation>Spur %1 entfernt</translation>
    </message>
    <message>
        <source>Changed the class to %1</source>
        <translation>Klasse geändert: %1</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>Tagged the clip %1</source>
        <translation>Schlagwort %1 für den Clip</translation>
    </message>
    <message>
        <source>Took the tag %1 away</source>
        <translation>Schlagwort %1 entfernt</translation>
    </message>
    <message>
        <source>Tagged a range %1</source>
        <translation>Schlagwort %1 für einen Bereich</translation>
    </message>
    <message>
        <source>Took the range tag %1 away</source>
        <translation>Schlagwort %1 eines Bereichs entfernt</translation>
    </message>
    <message>
        <source>Accepted %1</source>
        <translation>%1 übernommen</translation>
    </message>
    <message>
        <source>Tracked %1</source>
        <translation>%1 verfolgt</translation>
    </message>
    <message>
        <source>Imported %1</source>
        <translation>%1 importiert</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged %1</source>
        <translation>%1 vereint</translation>
    </message>
    <message>
        <source>Joined %1</source>
        <translation>%1 verbunden</translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation>%1 geteilt</translation>
    </message>
    <message>
        <source>Swapped %1 from here on</source>
        <translation>%1 ab hier getauscht</translation>
    </message>
    <message>
        <source>Pasted %1</source>
        <translation>%1 eingefügt</translation>
    </message>
    <message>
        <source>Kept the box of %1</source>
        <translation>Box von %1 beibehalten</translation>
    </message>
    <message>
        <source>Removed boxes of %1</source>
        <translation>Boxen von %1 entfernt</translation>
    </message>
    <message>
        <source>Removed key frames of %1</source>
        <translation>Schlüsselbilder von %1 entfernt</translation>
    </message>
    <message>
        <source>Showed %1 between key frames</source>
        <translation>%1 zwischen Schlüsselbildern gezeigt</translation>
    </message>
    <message>
        <source>Hid %1 between key frames</source>
        <translation>%1 zwischen Schlüsselbildern ausgeblendet</translation>
    </message>
    <message>
        <source>Simplified %1</source>
        <translation>%1 vereinfacht</translation>
    </message>
    <message>
        <source>Excluded frames</source>
        <translation>Bilder ausgeschlossen</translation>
    </message>
    <message>
        <source>Included frames again</source>
        <translation>Bilder wieder aufgenommen</translation>
    </message>
    <message>
        <source>Added an ignore region</source>
        <translation>Ignorierten Bereich hinzugefügt</translation>
    </message>
    <message>
        <source>Removed ignore regions</source>
        <translation>Ignorierte Bereiche entfernt</translation>
    </message>
    <message>
        <source>Moved a key frame of %1 in time</source>
        <translation>Schlüsselbild von %1 zeitlich verschoben</translation>
    </message>
    <message>
        <source>Changed where %1 holds</source>
        <translation>Geändert, wo %1 gilt</translation>
    </message>
    <message>
        <source>Hid %1</source>
        <translation>%1 ausgeblendet</translation>
    </message>
    <message>
        <source>Showed %1 again</source>
        <translation>%1 wieder eingeblendet</translation>
    </message>
    <message>
        <source>Locked %1</source>
        <translation>%1 gesperrt</translation>
    </message>
    <message>
        <source>Unlocked %1</source>
        <translation>%1 entsperrt</translation>
    </message>
    <message>
        <source>Pinned %1</source>
        <translation>%1 angeheftet</translation>
    </message>
    <message>
        <source>Unpinned %1</source>
        <translation>%1 gelöst</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Cannot use %1: %2</source>
        <translation>%1 lässt sich nicht verwenden: %2</translation>
    </message>
    <message>
        <source>Check the disk and the permissions, then try again</source>
        <translation>Prüfen Sie Datenträger und Rechte und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>No space left to write %1</source>
        <translation>Kein Platz mehr, um %1 zu schreiben</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing was left half written</source>
        <translation>Schaffen Sie Platz und versuchen Sie es noch einmal; nichts blieb halb geschrieben</translation>
    </message>
    <message>
        <source>The workspace database failed: %1</source>
        <translation>Die Datenbank des Arbeitsbereichs meldet einen Fehler: %1</translation>
    </message>
    <message>
        <source>Try again; if it goes on, run &apos;consentryctl audit verify&apos;</source>
        <translation>Versuchen Sie es noch einmal; hält es an, führen Sie &apos;consentryctl audit verify&apos; aus</translation>
    </message>
    <message>
        <source>Something went wrong inside Consentry: %1</source>
        <translation>In Consentry ist etwas schiefgegangen: %1</translation>
    </message>
    <message>
        <source>Please report this, with the command that you ran</source>
        <translation>Bitte melden Sie das, zusammen mit dem ausgeführten Befehl</translation>
    </message>
    <message>
        <source>The library %1 cannot be used</source>
        <translation>Die Bibliothek %1 lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>Reinstall it</source>
        <translation>Installieren Sie sie neu</translation>
    </message>
    <message>
        <source>There is no locked memory for a key</source>
        <translation>Für einen Schlüssel ist kein gesperrter Speicher verfügbar</translation>
    </message>
    <message>
        <source>Raise the limit &apos;ulimit -l&apos; to at least 1 MiB and start again</source>
        <translation>Erhöhen Sie die Grenze &apos;ulimit -l&apos; auf mindestens 1 MiB und starten Sie neu</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>See --help</source>
        <translation>Siehe --help</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <source>Choose another name, or move the old one away</source>
        <translation>Wählen Sie einen anderen Namen oder verschieben Sie das Alte</translation>
    </message>
    <message>
        <source>More than one id starts with %1</source>
        <translation>Mehr als eine Kennung beginnt mit %1</translation>
    </message>
    <message>
        <source>Give more digits</source>
        <translation>Geben Sie mehr Ziffern an</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2</source>
        <translation>%1 ist kein gültiges JSON: %2</translation>
    </message>
    <message>
        <source>Correct the file</source>
        <translation>Korrigieren Sie die Datei</translation>
    </message>
    <message>
        <source>The field %1 is not right: %2</source>
        <translation>Das Feld %1 stimmt nicht: %2</translation>
    </message>
    <message>
        <source>Correct it; resources/consent/ has examples that work</source>
        <translation>Korrigieren Sie es; gültige Beispiele liegen in resources/consent/</translation>
    </message>
    <message>
        <source>There is no field %1</source>
        <translation>Ein Feld %1 gibt es nicht</translation>
    </message>
    <message>
        <source>Take it out, or correct its name</source>
        <translation>Entfernen Sie es oder korrigieren Sie seinen Namen</translation>
    </message>
    <message>
        <source>The field %1 holds what looks like an e-mail address or a telephone number</source>
        <translation>Das Feld %1 enthält etwas, das wie eine E-Mail-Adresse oder Telefonnummer aussieht</translation>
    </message>
    <message>
        <source>Leave personal data out; a random id is enough</source>
        <translation>Lassen Sie persönliche Daten weg; eine Zufallskennung genügt</translation>
    </message>
    <message>
        <source>This is no valid %1</source>
        <translation>Das ist kein gültiges %1</translation>
    </message>
    <message>
        <source>Check that it was copied whole</source>
        <translation>Prüfen Sie, ob es vollständig kopiert wurde</translation>
    </message>
    <message>
        <source>%1 is larger than %2</source>
        <translation>%1 ist größer als %2</translation>
    </message>
    <message>
        <source>Give a smaller one</source>
        <translation>Geben Sie etwas Kleineres an</translation>
    </message>
    <message>
        <source>This is not an age file that we can read: %1</source>
        <translation>Das ist keine lesbare age-Datei: %1</translation>
    </message>
    <message>
        <source>Seal it again with the age command</source>
        <translation>Versiegeln Sie sie noch einmal mit dem Befehl age</translation>
    </message>
    <message>
        <source>The age file is in text form (armored)</source>
        <translation>Die age-Datei ist in Textform (armored)</translation>
    </message>
    <message>
        <source>Seal it again without -a</source>
        <translation>Versiegeln Sie sie noch einmal ohne -a</translation>
    </message>
    <message>
        <source>The age file is sealed to post-quantum keys only</source>
        <translation>Die age-Datei ist nur für Post-Quanten-Schlüssel versiegelt</translation>
    </message>
    <message>
        <source>Seal it to the workspace&apos;s own recipient (age1…)</source>
        <translation>Versiegeln Sie sie für den Empfänger des Arbeitsbereichs (age1…)</translation>
    </message>
    <message>
        <source>This is no identity file of ours: %1</source>
        <translation>Das ist keine Identitätsdatei von Consentry: %1</translation>
    </message>
    <message>
        <source>Choose the file that &apos;identity new&apos; wrote</source>
        <translation>Wählen Sie die Datei, die &apos;identity new&apos; geschrieben hat</translation>
    </message>
    <message>
        <source>This is no valid card: %1</source>
        <translation>Das ist keine gültige Karte: %1</translation>
    </message>
    <message>
        <source>Ask for the .card file again</source>
        <translation>Bitten Sie noch einmal um die .card-Datei</translation>
    </message>
    <message>
        <source>This is no valid invite: %1</source>
        <translation>Das ist keine gültige Einladung: %1</translation>
    </message>
    <message>
        <source>Ask the custodian for the .invite file again</source>
        <translation>Bitten Sie den Verwahrer noch einmal um die .invite-Datei</translation>
    </message>
    <message>
        <source>This kind of video is not supported: %1</source>
        <translation>Diese Art Video wird nicht unterstützt: %1</translation>
    </message>
    <message>
        <source>Give mp4, mov, mkv, webm, ts or avi with h264, hevc, vp8, vp9, av1, mpeg4, mjpeg or msmpeg4v3</source>
        <translation>Geben Sie mp4, mov, mkv, webm, ts oder avi mit h264, hevc, vp8, vp9, av1, mpeg4, mjpeg oder msmpeg4v3 an</translation>
    </message>
    <message>
        <source>The video is damaged: %1</source>
        <translation>Das Video ist beschädigt: %1</translation>
    </message>
    <message>
        <source>Get it again from its source</source>
        <translation>Holen Sie es noch einmal von seiner Quelle</translation>
    </message>
    <message>
        <source>The video is too large: %1 is above %2</source>
        <translation>Das Video ist zu groß: %1 liegt über %2</translation>
    </message>
    <message>
        <source>The video broke the decoder (%1); nothing was taken in</source>
        <translation>Das Video brachte den Decoder zum Absturz (%1); nichts wurde aufgenommen</translation>
    </message>
    <message>
        <source>The file may be damaged or hostile; get it again from its source</source>
        <translation>Die Datei ist womöglich beschädigt oder bösartig; holen Sie sie noch einmal von ihrer Quelle</translation>
    </message>
    <message>
        <source>The decoder gave no frame for %1 seconds; nothing was taken in</source>
        <translation>Der Decoder lieferte %1 Sekunden lang kein Bild; nichts wurde aufgenommen</translation>
    </message>
    <message>
        <source>The labels are not valid at %1: %2</source>
        <translation>Die Beschriftungen sind bei %1 nicht gültig: %2</translation>
    </message>
    <message>
        <source>%1 is not a workspace</source>
        <translation>%1 ist kein Arbeitsbereich</translation>
    </message>
    <message>
        <source>Name the folder that &apos;consentryctl init&apos; made</source>
        <translation>Geben Sie den Ordner an, den &apos;consentryctl init&apos; angelegt hat</translation>
    </message>
    <message>
        <source>The passphrase does not open this identity</source>
        <translation>Die Passphrase öffnet diese Identität nicht</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>This identity has no key for it</source>
        <translation>Diese Identität hat keinen Schlüssel dafür</translation>
    </message>
    <message>
        <source>Ask a custodian for access</source>
        <translation>Bitten Sie einen Verwahrer um Zugang</translation>
    </message>
    <message>
        <source>%1 is not a member of this workspace</source>
        <translation>%1 gehört nicht zu diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>Ask a custodian for an invite</source>
        <translation>Bitten Sie einen Verwahrer um eine Einladung</translation>
    </message>
    <message>
        <source>Only a member with the role %2 may do this: %1</source>
        <translation>Das darf nur ein Mitglied mit der Rolle %2: %1</translation>
    </message>
    <message>
        <source>Ask somebody who has it</source>
        <translation>Bitten Sie jemanden, der sie hat</translation>
    </message>
    <message>
        <source>%1 is no longer a member of this workspace</source>
        <translation>%1 gehört nicht mehr zu diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>Ask a custodian</source>
        <translation>Fragen Sie einen Verwahrer</translation>
    </message>
    <message>
        <source>There is no valid consent for clip %1</source>
        <translation>Für den Clip %1 gibt es keine gültige Einwilligung</translation>
    </message>
    <message>
        <source>Nothing can be opened without one</source>
        <translation>Ohne eine lässt sich nichts öffnen</translation>
    </message>
    <message>
        <source>The consent only begins at %1</source>
        <translation>Die Einwilligung beginnt erst am %1</translation>
    </message>
    <message>
        <source>Wait until then</source>
        <translation>Warten Sie bis dahin</translation>
    </message>
    <message>
        <source>The consent ended at %1</source>
        <translation>Die Einwilligung endete am %1</translation>
    </message>
    <message>
        <source>Ask the custodian whether it was renewed</source>
        <translation>Fragen Sie den Verwahrer, ob sie erneuert wurde</translation>
    </message>
    <message>
        <source>Consent was withdrawn %1</source>
        <translation>Die Einwilligung wurde widerrufen %1</translation>
    </message>
    <message>
        <source>The clip stays closed; its keys, videos and labels are erased</source>
        <translation>Der Clip bleibt zu; seine Schlüssel, Videos und Beschriftungen sind gelöscht</translation>
    </message>
    <message>
        <source>The basis &apos;%1&apos; is not accepted</source>
        <translation>Die Grundlage &apos;%1&apos; wird nicht angenommen</translation>
    </message>
    <message>
        <source>Only &apos;consented&apos; and &apos;publicly_shared&apos; clips can be taken in</source>
        <translation>Nur Clips mit &apos;consented&apos; oder &apos;publicly_shared&apos; werden aufgenommen</translation>
    </message>
    <message>
        <source>The consent does not cover the purpose %1</source>
        <translation>Die Einwilligung deckt den Zweck %1 nicht</translation>
    </message>
    <message>
        <source>Choose a purpose that it names</source>
        <translation>Wählen Sie einen Zweck, den sie nennt</translation>
    </message>
    <message>
        <source>You have no grant for clip %1</source>
        <translation>Sie haben keine Freigabe für den Clip %1</translation>
    </message>
    <message>
        <source>Ask your lead or a custodian</source>
        <translation>Fragen Sie Ihre Leitung oder einen Verwahrer</translation>
    </message>
    <message>
        <source>Your grant only begins at %1</source>
        <translation>Ihre Freigabe beginnt erst am %1</translation>
    </message>
    <message>
        <source>Your grant ended at %1</source>
        <translation>Ihre Freigabe endete am %1</translation>
    </message>
    <message>
        <source>Ask your lead or a custodian for a new one</source>
        <translation>Bitten Sie Ihre Leitung oder einen Verwahrer um eine neue</translation>
    </message>
    <message>
        <source>The grant %1 was revoked</source>
        <translation>Die Freigabe %1 wurde entzogen</translation>
    </message>
    <message>
        <source>The grant does not count: %1</source>
        <translation>Die Freigabe gilt nicht: %1</translation>
    </message>
    <message>
        <source>Ask a custodian for a new one</source>
        <translation>Bitten Sie einen Verwahrer um eine neue</translation>
    </message>
    <message>
        <source>Your grant does not name the action &apos;%1&apos;</source>
        <translation>Ihre Freigabe nennt die Handlung &apos;%1&apos; nicht</translation>
    </message>
    <message>
        <source>The rendition &apos;%1&apos; is not for you</source>
        <translation>Die Fassung &apos;%1&apos; ist nicht für Sie</translation>
    </message>
    <message>
        <source>Only the blurred copy can be opened</source>
        <translation>Nur die unkenntlich gemachte Kopie lässt sich öffnen</translation>
    </message>
    <message>
        <source>Clip %1 was reported and is on hold</source>
        <translation>Der Clip %1 wurde gemeldet und ist angehalten</translation>
    </message>
    <message>
        <source>A custodian decides whether it is shown again</source>
        <translation>Ein Verwahrer entscheidet, ob er wieder gezeigt wird</translation>
    </message>
    <message>
        <source>Clip %1 has no manifest and stays in quarantine</source>
        <translation>Der Clip %1 hat kein Manifest und bleibt in Quarantäne</translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation>Nehmen Sie ihn noch einmal auf</translation>
    </message>
    <message>
        <source>Nobody may review their own labels</source>
        <translation>Niemand darf die eigenen Beschriftungen prüfen</translation>
    </message>
    <message>
        <source>Ask another member with a review grant</source>
        <translation>Bitten Sie ein anderes Mitglied mit einer Freigabe zum Prüfen</translation>
    </message>
    <message>
        <source>The clip is %1; that does not allow: %2</source>
        <translation>Der Clip ist %1; das erlaubt nicht: %2</translation>
    </message>
    <message>
        <source>See &apos;consentryctl queue&apos;</source>
        <translation>Siehe &apos;consentryctl queue&apos;</translation>
    </message>
    <message>
        <source>A demo workspace takes only consent records that are marked demo, and no other workspace takes those</source>
        <translation>Ein Demo-Arbeitsbereich nimmt nur Einwilligungen, die als Demo gekennzeichnet sind, und kein anderer nimmt solche</translation>
    </message>
    <message>
        <source>Use a workspace of your own for real clips</source>
        <translation>Nehmen Sie für echte Clips einen eigenen Arbeitsbereich</translation>
    </message>
    <message>
        <source>The face models are missing or altered: %1</source>
        <translation>Die Gesichtsmodelle fehlen oder sind verändert: %1</translation>
    </message>
    <message>
        <source>Run scripts/fetch-models; without them nothing is taken in</source>
        <translation>Führen Sie scripts/fetch-models aus; ohne sie wird nichts aufgenommen</translation>
    </message>
    <message>
        <source>No clip with accepted labels may be exported</source>
        <translation>Kein Clip mit angenommenen Beschriftungen darf exportiert werden</translation>
    </message>
    <message>
        <source>The view has ended: %1</source>
        <translation>Die Ansicht ist beendet: %1</translation>
    </message>
    <message>
        <source>Ask for access again</source>
        <translation>Bitten Sie noch einmal um Zugang</translation>
    </message>
    <message>
        <source>The clock of this computer is behind the workspace&apos;s last change at %1</source>
        <translation>Die Uhr dieses Rechners liegt hinter der letzten Änderung des Arbeitsbereichs vom %1</translation>
    </message>
    <message>
        <source>Set the clock right</source>
        <translation>Stellen Sie die Uhr richtig</translation>
    </message>
    <message>
        <source>The last custodian cannot be removed</source>
        <translation>Der letzte Verwahrer lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>Add another custodian first</source>
        <translation>Nehmen Sie zuerst einen anderen Verwahrer auf</translation>
    </message>
    <message>
        <source>Others can read %1</source>
        <translation>Andere können %1 lesen</translation>
    </message>
    <message>
        <source>Run: chmod go= on it</source>
        <translation>Führen Sie chmod go= darauf aus</translation>
    </message>
    <message>
        <source>%1 was altered, or is not sealed with this key</source>
        <translation>%1 wurde verändert oder ist nicht mit diesem Schlüssel versiegelt</translation>
    </message>
    <message>
        <source>Do not trust it; tell a custodian</source>
        <translation>Vertrauen Sie dem nicht; informieren Sie einen Verwahrer</translation>
    </message>
    <message>
        <source>%1 is cut short</source>
        <translation>%1 ist abgeschnitten</translation>
    </message>
    <message>
        <source>The signature of a record of type &apos;%1&apos; is wrong</source>
        <translation>Die Signatur eines Eintrags der Art &apos;%1&apos; ist falsch</translation>
    </message>
    <message>
        <source>The workspace was altered; tell a custodian</source>
        <translation>Der Arbeitsbereich wurde verändert; informieren Sie einen Verwahrer</translation>
    </message>
    <message>
        <source>A signed record of type &apos;%1&apos; is not valid: %2</source>
        <translation>Ein signierter Eintrag der Art &apos;%1&apos; ist nicht gültig: %2</translation>
    </message>
    <message>
        <source>A record of type &apos;%1&apos; is signed by nobody who counts here</source>
        <translation>Ein Eintrag der Art &apos;%1&apos; ist von niemandem signiert, dessen Signatur hier gilt</translation>
    </message>
    <message>
        <source>The content of %1 is not what was signed</source>
        <translation>Der Inhalt von %1 ist nicht der, der signiert wurde</translation>
    </message>
    <message>
        <source>This workspace has another root than the one you accepted: %1</source>
        <translation>Dieser Arbeitsbereich hat eine andere Wurzel als die, die Sie angenommen haben: %1</translation>
    </message>
    <message>
        <source>Do not go on; ask the custodian in person</source>
        <translation>Machen Sie nicht weiter; fragen Sie den Verwahrer persönlich</translation>
    </message>
    <message>
        <source>A record of type &apos;%1&apos; belongs to another workspace</source>
        <translation>Ein Eintrag der Art &apos;%1&apos; gehört zu einem anderen Arbeitsbereich</translation>
    </message>
    <message>
        <source>The workspace has no status record</source>
        <translation>Der Arbeitsbereich hat keinen Statuseintrag</translation>
    </message>
    <message>
        <source>The workspace&apos;s status does not agree with its lists: %1</source>
        <translation>Der Status des Arbeitsbereichs passt nicht zu seinen Listen: %1</translation>
    </message>
    <message>
        <source>The workspace is older than what this computer has seen: %1</source>
        <translation>Der Arbeitsbereich ist älter als das, was dieser Rechner schon gesehen hat: %1</translation>
    </message>
    <message>
        <source>It was replaced by an old copy; tell a custodian</source>
        <translation>Er wurde durch eine alte Kopie ersetzt; informieren Sie einen Verwahrer</translation>
    </message>
    <message>
        <source>The audit log is broken: %1</source>
        <translation>Das Prüfprotokoll stimmt nicht: %1</translation>
    </message>
    <message>
        <source>A clip does not agree with its manifest: %1</source>
        <translation>Ein Clip passt nicht zu seinem Manifest: %1</translation>
    </message>
    <message>
        <source>The clip was replaced or damaged; tell a custodian</source>
        <translation>Der Clip wurde ersetzt oder beschädigt; informieren Sie einen Verwahrer</translation>
    </message>
    <message>
        <source>A file of the workspace is missing: %1</source>
        <translation>Eine Datei des Arbeitsbereichs fehlt: %1</translation>
    </message>
    <message>
        <source>It was deleted; tell a custodian</source>
        <translation>Sie wurde gelöscht; informieren Sie einen Verwahrer</translation>
    </message>
    <message>
        <source>There is no %1 %2</source>
        <translation>Nicht gefunden: %1 %2</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>Prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>Another program is writing to the workspace</source>
        <translation>Ein anderes Programm schreibt gerade in den Arbeitsbereich</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Versuchen Sie es gleich noch einmal</translation>
    </message>
    <message>
        <source>Interrupted; nothing was changed</source>
        <translation>Unterbrochen; nichts wurde geändert</translation>
    </message>
    <message>
        <source>Start it again when you like</source>
        <translation>Starten Sie es neu, wann Sie möchten</translation>
    </message>
    <message>
        <source>Labels that were not submitted yet are damaged: %1</source>
        <translation>Noch nicht eingereichte Beschriftungen sind beschädigt: %1</translation>
    </message>
    <message>
        <source>Track %1 is locked</source>
        <translation>Spur %1 ist gesperrt</translation>
    </message>
    <message>
        <source>Nobody may approve or release what they asked for themselves</source>
        <translation>Niemand darf genehmigen oder freigeben, worum er oder sie selbst gebeten hat</translation>
    </message>
    <message>
        <source>Ask another lead or custodian</source>
        <translation>Bitten Sie eine andere Leitung oder einen anderen Verwahrer</translation>
    </message>
    <message>
        <source>The unblur request is %1; that does not allow: %2</source>
        <translation>Die Aufdeckungsanfrage ist %1; das erlaubt nicht: %2</translation>
    </message>
    <message>
        <source>See &apos;consentryctl unblur list&apos;</source>
        <translation>Siehe &apos;consentryctl unblur list&apos;</translation>
    </message>
    <message>
        <source>The object model is missing or altered: %1</source>
        <translation>Das Objektmodell fehlt oder ist verändert: %1</translation>
    </message>
    <message>
        <source>Run scripts/fetch-models; without it nothing is suggested</source>
        <translation>Führen Sie scripts/fetch-models aus; ohne es wird nichts vorgeschlagen</translation>
    </message>
    <message>
        <source>Frames %1 are in the segment of %2</source>
        <translation>Die Bilder %1 liegen im Segment von %2</translation>
    </message>
    <message>
        <source>Edit inside your own segment</source>
        <translation>Ändern Sie nur im eigenen Segment</translation>
    </message>
    <message>
        <source>The segment of frames %1 was handed in by %2</source>
        <translation>Das Segment der Bilder %1 wurde von %2 abgegeben</translation>
    </message>
    <message>
        <source>It can be changed again when the clip was sent back</source>
        <translation>Es lässt sich wieder ändern, wenn der Clip zurückgegeben wurde</translation>
    </message>
    <message>
        <source>No segment of clip %1 waits for you</source>
        <translation>Kein Segment des Clips %1 wartet auf Sie</translation>
    </message>
    <message>
        <source>See &apos;consentryctl task show&apos;</source>
        <translation>Siehe &apos;consentryctl task show&apos;</translation>
    </message>
    <message>
        <source>Somebody else has worked on this clip since you opened it</source>
        <translation>Jemand anderes hat an diesem Clip gearbeitet, seit Sie ihn geöffnet haben</translation>
    </message>
    <message>
        <source>All but your last step is stored; open the clip again to go on</source>
        <translation>Alles bis auf Ihren letzten Schritt ist gespeichert; öffnen Sie den Clip neu, um weiterzuarbeiten</translation>
    </message>
    <message>
        <source>Select it and unlock it first</source>
        <translation>Wählen Sie sie aus und geben Sie sie zuerst frei</translation>
    </message>
    <message>
        <source>The workspace gave no answer for a second</source>
        <translation>Der Arbeitsbereich hat eine Sekunde lang nicht geantwortet</translation>
    </message>
    <message>
        <source>Open the clip again; if this happens often, the computer is busy or the disk is slow</source>
        <translation>Öffnen Sie den Clip erneut; geschieht das oft, ist der Rechner ausgelastet oder der Datenträger langsam</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>not accepted yet</source>
        <translation>noch nicht angenommen</translation>
    </message>
    <message>
        <source>signed by somebody who has left</source>
        <translation>von jemandem signiert, der nicht mehr dabei ist</translation>
    </message>
    <message>
        <source>the owner did not agree to this purpose</source>
        <translation>der Inhaber hat diesem Zweck nicht zugestimmt</translation>
    </message>
    <message>
        <source>consent was withdrawn</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>consent has ended</source>
        <translation>Einwilligung abgelaufen</translation>
    </message>
    <message>
        <source>reported, on hold</source>
        <translation>gemeldet, angehalten</translation>
    </message>
    <message>
        <source>may not be used now</source>
        <translation>darf jetzt nicht verwendet werden</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n clip(s), %1 boxes.</source>
        <translation>
            <numerusform>%n Clip mit %1 Boxen exportiert.</numerusform>
            <numerusform>%n Clips mit %1 Boxen exportiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n clip(s), %1.</source>
        <translation>
            <numerusform>Weggelassen: %n Clip, %1.</numerusform>
            <numerusform>Weggelassen: %n Clips, %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrameMarks</name>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>%1 ignored</source>
        <translation>%1 ignoriert</translation>
    </message>
    <message>
        <source>This frame is excluded: exports leave it out</source>
        <translation>Dieses Bild ist ausgeschlossen: In Exporten fehlt es</translation>
    </message>
</context>
<context>
    <name>FrameSlider</name>
    <message>
        <source>frame %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
</context>
<context>
    <name>Guidelines</name>
    <message>
        <source>- One track for one person, from the first frame in which any part is seen to the last.
- The box encloses **all that is seen** of the person, with what is worn or carried.
- Partly behind something: mark *occluded*, and keep the box around what is seen.
- Cut off by the edge of the picture: mark *truncated*.
- Gone and back again: *outside* in between, the same track afterwards.
- Pictures of people, mirrors and screens are no persons.</source>
        <translation>- Eine Spur je Person, vom ersten Bild, in dem etwas von ihr zu sehen ist, bis zum letzten.
- Die Box umschließt **alles, was zu sehen ist**, samt Kleidung und Getragenem.
- Teils hinter etwas: *verdeckt*, die Box bleibt um das Sichtbare.
- Vom Bildrand abgeschnitten: *abgeschnitten*.
- Fort und wieder da: dazwischen *nicht im Bild*, danach dieselbe Spur.
- Abbildungen, Spiegel und Bildschirme sind keine Personen.</translation>
    </message>
    <message>
        <source>- One track for one animal; a flock that cannot be told apart is one box.
- The box encloses the body **with tail and ears**.
- Choose the kind when you are sure, *any kind* when you are not.
- Insects in front of the lens are a clip tag, not an animal.</source>
        <translation>- Eine Spur je Tier; ein Schwarm, der nicht zu trennen ist, ist eine Box.
- Die Box umschließt den Körper **mit Schwanz und Ohren**.
- Wählen Sie die Art, wenn Sie sicher sind, sonst *jede Art*.
- Insekten vor der Linse sind ein Schlagwort des Clips, kein Tier.</translation>
    </message>
    <message>
        <source>- Parked vehicles count: one track over the whole clip.
- The box encloses the body **with wheels and mirrors**, without shadow or light.
- A person on a bicycle is two tracks: the person and the bicycle.
- Behind a fence or another vehicle: mark *occluded*.</source>
        <translation>- Geparkte Fahrzeuge zählen: eine Spur über den ganzen Clip.
- Die Box umschließt das Fahrzeug **mit Rädern und Spiegeln**, ohne Schatten und Licht.
- Wer Rad fährt, ergibt zwei Spuren: die Person und das Rad.
- Hinter einem Zaun oder einem anderen Fahrzeug: *verdeckt*.</translation>
    </message>
    <message>
        <source>- One track for one object, from the first frame in which it is seen to the last.
- The box encloses **all that is seen** of it, and no more.
- Partly behind something: *occluded*. Cut off by the picture: *truncated*. Gone: *outside*.</source>
        <translation>- Eine Spur je Gegenstand, vom ersten Bild, in dem er zu sehen ist, bis zum letzten.
- Die Box umschließt **alles, was zu sehen ist**, und nicht mehr.
- Teils hinter etwas: *verdeckt*. Vom Bildrand abgeschnitten: *abgeschnitten*. Fort: *nicht im Bild*.</translation>
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
    <message>
        <source>sensitive</source>
        <translation>heikel</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>steht</translation>
    </message>
    <message>
        <source>walking</source>
        <translation>geht</translation>
    </message>
    <message>
        <source>running</source>
        <translation>rennt</translation>
    </message>
    <message>
        <source>sitting</source>
        <translation>sitzt</translation>
    </message>
    <message>
        <source>lying</source>
        <translation>liegt</translation>
    </message>
    <message>
        <source>carrying</source>
        <translation>trägt</translation>
    </message>
    <message>
        <source>parcel</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>bewegt sich</translation>
    </message>
    <message>
        <source>on a leash</source>
        <translation>an der Leine</translation>
    </message>
    <message>
        <source>seats taken</source>
        <translation>besetzte Plätze</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>track, from frame %1</source>
        <translation>Spur, ab Bild %1</translation>
    </message>
    <message>
        <source>Nothing of that name can be done now</source>
        <translation>Unter diesem Namen ist jetzt nichts möglich</translation>
    </message>
    <message>
        <source>Go to frame %1</source>
        <translation>Zu Bild %1 gehen</translation>
    </message>
    <message>
        <source>Undo history: choose the last step to keep</source>
        <translation>Verlauf: Wählen Sie den letzten Schritt, der bleiben soll</translation>
    </message>
    <message>
        <source>No step of that name since the clip was opened</source>
        <translation>Kein solcher Schritt, seit der Clip geöffnet ist</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>As the clip was opened</source>
        <translation>Wie beim Öffnen des Clips</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>An action, a track, a clip, a frame or a time</source>
        <translation>Eine Aktion, eine Spur, ein Clip, ein Bild oder eine Zeit</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>not assigned</source>
        <translation>nicht zugeteilt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>eingereicht</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>zurückgegeben</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>all clips</source>
        <translation>alle Clips</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>zu tun</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 von %3</translation>
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
        <translation>Bereich verdecken: Über ein noch sichtbares Gesicht ziehen · Esc bricht ab</translation>
    </message>
    <message>
        <source>Click the opposite corner · Esc cancels</source>
        <translation>Gegenüberliegende Ecke anklicken · Esc bricht ab</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Read only: click a box to see its properties</source>
        <translation>Nur Ansicht: Ein Klick auf eine Box zeigt ihre Eigenschaften</translation>
    </message>
    <message>
        <source>Release to keep the change · Alt does not snap · Esc cancels</source>
        <translation>Loslassen behält die Änderung · Alt rastet nicht ein · Esc bricht ab</translation>
    </message>
    <message>
        <source>Release to select what the frame touches · Ctrl adds · Esc cancels</source>
        <translation>Loslassen wählt, was der Rahmen berührt · Strg fügt hinzu · Esc bricht ab</translation>
    </message>
    <message>
        <source>Select: click a box, drag to move, drag a handle to resize · drag beside boxes for several · %1 draws</source>
        <translation>Auswählen: Box anklicken · ziehen verschiebt, am Griff ändert es die Größe, neben Boxen wählt es mehrere · %1 zeichnet</translation>
    </message>
    <message>
        <source>Select: click a box, drag to move, drag a handle to resize · drag beside boxes for several</source>
        <translation>Auswählen: Box anklicken · ziehen verschiebt, am Griff ändert es die Größe, neben Boxen wählt es mehrere</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>As the desktop does</source>
        <translation>Wie im System eingestellt</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>Nichts bewegt sich</translation>
    </message>
    <message>
        <source>A colour for each class</source>
        <translation>Eine Farbe je Klasse</translation>
    </message>
    <message>
        <source>A colour for each track</source>
        <translation>Eine Farbe je Spur</translation>
    </message>
    <message>
        <source>By key frame, interpolated, proposed</source>
        <translation>Nach Schlüsselbild, interpoliert, vorgeschlagen</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausgeblendet</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Eingeblendet</translation>
    </message>
    <message>
        <source>By track number</source>
        <translation>Nach Spurnummer</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Nach Klasse</translation>
    </message>
    <message>
        <source>By where tracks begin</source>
        <translation>Nach Beginn der Spuren</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Farben des Fensters</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Größe von allem</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>Ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Menus, carets and bars</source>
        <translation>Menüs, Cursor und Balken</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Boxen</translation>
    </message>
    <message>
        <source>Strength of boxes</source>
        <translation>Deckkraft der Boxen</translation>
    </message>
    <message>
        <source>Selected boxes are always drawn in full</source>
        <translation>Ausgewählte Boxen sind immer ganz zu sehen</translation>
    </message>
    <message>
        <source>Trail and neighbouring key frames</source>
        <translation>Weg und benachbarte Schlüsselbilder</translation>
    </message>
    <message>
        <source>Length of trails in frames</source>
        <translation>Länge der Wege in Bildern</translation>
    </message>
    <message>
        <source>Lanes of the timeline</source>
        <translation>Zeilen der Zeitleiste</translation>
    </message>
    <message>
        <source>That of the computer</source>
        <translation>Sprache des Computers</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>By what is left to review</source>
        <translation>Nach dem, was noch zu prüfen ist</translation>
    </message>
    <message>
        <source>Frames in a long step</source>
        <translation>Bilder in einem großen Schritt</translation>
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
    <name>TrackFilter</name>
    <message>
        <source>seen</source>
        <translation>sichtbar</translation>
    </message>
    <message>
        <source>occluded</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>keyframe</source>
        <translation>schlüsselbild</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>interpoliert</translation>
    </message>
    <message>
        <source>single</source>
        <translation>einzeln</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>manuell</translation>
    </message>
    <message>
        <source>tracked</source>
        <translation>verfolgt</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
</context>
<context>
    <name>Unblur</name>
    <message>
        <source>waits for approval</source>
        <translation>wartet auf Genehmigung</translation>
    </message>
    <message>
        <source>approved by %1, waits for a custodian</source>
        <translation>genehmigt von %1, wartet auf einen Verwahrer</translation>
    </message>
    <message>
        <source>released until %1</source>
        <translation>freigegeben bis %1</translation>
    </message>
    <message>
        <source>refused by %1: %2</source>
        <translation>abgelehnt von %1: %2</translation>
    </message>
    <message>
        <source>was released until %1</source>
        <translation>war freigegeben bis %1</translation>
    </message>
    <message>
        <source>expired without an answer</source>
        <translation>ohne Antwort abgelaufen</translation>
    </message>
    <message>
        <source>over</source>
        <translation>vorbei</translation>
    </message>
    <message>
        <source>A custodian releases it; until then it can be refused.</source>
        <translation>Ein Verwahrer gibt frei; bis dahin können Sie noch ablehnen.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Release the frames</source>
        <translation>Die Bilder freigeben</translation>
    </message>
    <message>
        <source>Approve and release</source>
        <translation>Genehmigen und freigeben</translation>
    </message>
    <message>
        <source>The reason holds what looks like an e-mail address or a telephone number. Others read it: leave that out.</source>
        <translation>Die Begründung enthält etwas, das wie eine E-Mail-Adresse oder Telefonnummer aussieht. Andere lesen sie: Lassen Sie das weg.</translation>
    </message>
    <message>
        <source>Give a short reason in words that can be read.</source>
        <translation>Geben Sie eine kurze Begründung in lesbaren Worten.</translation>
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
    <name>consentry::app::AssistController</name>
    <message>
        <source>lost sight of it</source>
        <translation>aus den Augen verloren</translation>
    </message>
    <message>
        <source>it left the picture</source>
        <translation>hat das Bild verlassen</translation>
    </message>
    <message>
        <source>another scene begins</source>
        <translation>eine andere Szene beginnt</translation>
    </message>
    <message>
        <source>something that moves</source>
        <translation>etwas, das sich bewegt</translation>
    </message>
    <message>
        <source>%1 %2, followed</source>
        <translation>%1 %2, verfolgt</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>%1, frames %2 to %3</source>
        <translation>%1, Bilder %2 bis %3</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>There is nothing to follow here: the track is not seen, or the next key frame is the next frame</source>
        <translation>Hier gibt es nichts zu verfolgen: Die Spur ist nicht zu sehen, oder das nächste Schlüsselbild ist das nächste Bild</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Verfolgen</translation>
    </message>
    <message>
        <source>Looking for objects</source>
        <translation>Suche nach Objekten</translation>
    </message>
    <message>
        <source>Comparing with the picture</source>
        <translation>Vergleich mit dem Bild</translation>
    </message>
    <message>
        <source>Followed to frame %1: %2</source>
        <translation>Verfolgt bis Bild %1: %2</translation>
    </message>
    <message>
        <source>Interpolation fits: there is nothing to add</source>
        <translation>Die Interpolation passt: Es gibt nichts zu ergänzen</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No interpolated box seems to be beside what it is about</source>
        <translation>Keine interpolierte Box scheint neben dem zu liegen, was sie meint</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful stretch(es). %1 goes to the next.</source>
        <translation>
            <numerusform>%n zweifelhafte Stelle. %1 führt zur nächsten.</numerusform>
            <numerusform>%n zweifelhafte Stellen. %1 führt zur nächsten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is still under way. Esc ends it.</source>
        <translation>%1 läuft noch. Esc beendet es.</translation>
    </message>
    <message>
        <source>Left the proposal</source>
        <translation>Vorschlag verworfen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful stretch(es).</source>
        <translation>
            <numerusform>%n zweifelhafte Stelle.</numerusform>
            <numerusform>%n zweifelhafte Stellen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::ClipController</name>
    <message>
        <source>human review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>model training</source>
        <translation>Modelltraining</translation>
    </message>
    <message>
        <source>sharing</source>
        <translation>Weitergabe</translation>
    </message>
    <message>
        <source>view</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <source>annotate</source>
        <translation>beschriften</translation>
    </message>
    <message>
        <source>review</source>
        <translation>prüfen</translation>
    </message>
    <message>
        <source>assign</source>
        <translation>zuteilen</translation>
    </message>
    <message>
        <source>This clip closed: %1. Your labels up to then are stored.</source>
        <translation>Dieser Clip wurde geschlossen: %1. Ihre Beschriftungen bis dahin sind gespeichert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Submitted for review</source>
        <translation>Zur Prüfung eingereicht</translation>
    </message>
    <message>
        <source>Labels accepted</source>
        <translation>Beschriftungen angenommen</translation>
    </message>
    <message>
        <source>Labels sent back</source>
        <translation>Beschriftungen zurückgegeben</translation>
    </message>
    <message>
        <source>You reported this clip. Nobody sees it until a custodian decides.</source>
        <translation>Sie haben diesen Clip gemeldet. Niemand sieht ihn, bis ein Verwahrer entscheidet.</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n Spur</numerusform>
            <numerusform>%n Spuren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key frame(s)</source>
        <translation>
            <numerusform>%n Schlüsselbild</numerusform>
            <numerusform>%n Schlüsselbilder</numerusform>
        </translation>
    </message>
    <message>
        <source>This clip closed: %1. Its labels are erased, too.</source>
        <translation>Dieser Clip wurde geschlossen: %1. Auch seine Beschriftungen sind gelöscht.</translation>
    </message>
    <message>
        <source>Double-click a clip in the list on the left to open it, or press Enter there.</source>
        <translation>Doppelklicken Sie links in der Liste auf einen Clip, um ihn zu öffnen, oder drücken Sie dort die Eingabetaste.</translation>
    </message>
    <message>
        <source>The report was not stored, and others can still open this clip: %1</source>
        <translation>Die Meldung wurde nicht gespeichert, und andere können diesen Clip weiter öffnen: %1</translation>
    </message>
    <message numerus="yes">
        <source>Consentry ended unexpectedly last time. %n edit(s) were restored.</source>
        <translation>
            <numerusform>Consentry endete beim letzten Mal unerwartet. Eine Änderung wurde wiederhergestellt.</numerusform>
            <numerusform>Consentry endete beim letzten Mal unerwartet. %n Änderungen wurden wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The doubts of this clip cannot be read: %1</source>
        <translation>Die Zweifel zu diesem Clip lassen sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Nothing is labelled in this clip. It is submitted only if you say so.</source>
        <translation>In diesem Clip ist nichts beschriftet. Er wird nur eingereicht, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Einreichen</translation>
    </message>
    <message>
        <source>Nobody reads a comment on labels that are accepted. Return them with it, or:</source>
        <translation>Bei angenommenen Beschriftungen liest niemand den Kommentar. Geben Sie sie damit zurück, oder:</translation>
    </message>
    <message>
        <source>Accept without it</source>
        <translation>Ohne ihn annehmen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>The labels are open again</source>
        <translation>Die Beschriftungen sind wieder offen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Neu öffnen</translation>
    </message>
    <message>
        <source>Your part is handed in; others are still at theirs</source>
        <translation>Ihr Teil ist abgegeben; andere arbeiten noch an ihrem</translation>
    </message>
    <message>
        <source>Your part of this clip has no boxes and no tags of its own. It is handed in only if you say so.</source>
        <translation>Ihr Teil dieses Clips hat keine eigenen Boxen und Markierungen. Er wird nur abgegeben, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Accepted by mistake</source>
        <translation>Versehentlich angenommen</translation>
    </message>
    <message>
        <source>%2 is pinned in its place. %1 unpins it.</source>
        <translation>%2 ist an seinem Platz angeheftet. %1 löst die Spur.</translation>
    </message>
    <message>
        <source>%1 is pinned in its place.</source>
        <translation>%1 ist an seinem Platz angeheftet.</translation>
    </message>
    <message>
        <source>%2 is locked. %1 unlocks it.</source>
        <translation>%2 ist gesperrt. %1 entsperrt die Spur.</translation>
    </message>
    <message>
        <source>%2 is locked: nothing was changed. Select it and press %1 to unlock it.</source>
        <translation>%2 ist gesperrt: nichts wurde geändert. Wählen Sie die Spur aus; %1 entsperrt sie.</translation>
    </message>
    <message>
        <source>%1 is locked: nothing was changed.</source>
        <translation>%1 ist gesperrt: nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>consentry::app::DoubtController</name>
    <message>
        <source>No detector was sure of a face</source>
        <translation>Kein Detektor war sich eines Gesichts sicher</translation>
    </message>
    <message>
        <source>A face was seen in one frame only</source>
        <translation>Ein Gesicht wurde nur in einem Bild gesehen</translation>
    </message>
    <message>
        <source>A face was lost for a while</source>
        <translation>Ein Gesicht ging eine Weile verloren</translation>
    </message>
    <message>
        <source>Only one of two detectors saw a face</source>
        <translation>Nur einer von zwei Detektoren sah ein Gesicht</translation>
    </message>
    <message>
        <source>The second detector saw a face that is not blurred</source>
        <translation>Der zweite Detektor sah ein Gesicht, das nicht unkenntlich ist</translation>
    </message>
    <message>
        <source>Frames %1 to %2</source>
        <translation>Bilder %1 bis %2</translation>
    </message>
    <message>
        <source>This clip was taken in without the name of a camera, so nobody knows which other clips are of the same.</source>
        <translation>Dieser Clip wurde ohne Namen einer Kamera aufgenommen; niemand weiß, welche anderen Clips von derselben sind.</translation>
    </message>
    <message>
        <source>This is not hidden in other clips: %1</source>
        <translation>Dies wird in anderen Clips nicht verdeckt: %1</translation>
    </message>
    <message>
        <source>That is so already.</source>
        <translation>Das ist schon so.</translation>
    </message>
    <message>
        <source>Painted over for good in each clip of the camera %1 that is taken in or redacted from now on.</source>
        <translation>Wird in jedem Clip der Kamera %1, der ab jetzt aufgenommen oder verdeckt wird, endgültig übermalt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Painted over no more.</source>
        <translation>Wird nicht mehr übermalt.</translation>
    </message>
    <message>
        <source>Nothing that you drew hides something in this frame. Draw it with %1 first.</source>
        <translation>Nichts, was Sie gezeichnet haben, verdeckt etwas in diesem Bild. Zeichnen Sie es zuerst mit %1.</translation>
    </message>
    <message>
        <source>Nothing that you drew hides something in this frame. Draw it first.</source>
        <translation>Nichts, was Sie gezeichnet haben, verdeckt etwas in diesem Bild. Zeichnen Sie es zuerst.</translation>
    </message>
</context>
<context>
    <name>consentry::app::LabelSetController</name>
    <message>
        <source>Version %1 is signed. Clips that are opened from now on can use it.</source>
        <translation>Version %1 ist signiert. Sie gilt für Clips, die ab jetzt geöffnet werden.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>as delivered</source>
        <translation>wie ausgeliefert</translation>
    </message>
    <message>
        <source>Somebody else has signed a version meanwhile. Close this card and open it again.</source>
        <translation>Inzwischen hat jemand anderes eine Version signiert. Schließen Sie diese Karte und öffnen Sie sie erneut.</translation>
    </message>
</context>
<context>
    <name>consentry::app::MainWindow</name>
    <message>
        <source>No clip waits for you. Your lead or a custodian grants access to clips.</source>
        <translation>Kein Clip wartet auf Sie. Ihre Leitung oder ein Verwahrer gibt Clips frei.</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Beschriften</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>A custodian makes the workspace</source>
        <translation>Ein Verwahrer legt den Arbeitsbereich an</translation>
    </message>
    <message>
        <source>In a terminal: consentryctl init FOLDER --custodian NAME --identity-out FILE. Then open it here.</source>
        <translation>In einem Terminal: consentryctl init ORDNER --custodian NAME --identity-out DATEI. Öffnen Sie ihn dann hier.</translation>
    </message>
    <message>
        <source>Where to put the label set</source>
        <translation>Wohin der Beschriftungssatz soll</translation>
    </message>
    <message>
        <source>Model training</source>
        <translation>Modelltraining</translation>
    </message>
    <message>
        <source>COCO, with tracks</source>
        <translation>COCO, mit Spuren</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Your identity file</source>
        <translation>Ihre Identitätsdatei</translation>
    </message>
    <message>
        <source>Identities (*.age);;All files (*)</source>
        <translation>Identitäten (*.age);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The demo is not made yet</source>
        <translation>Die Demo ist noch nicht angelegt</translation>
    </message>
    <message>
        <source>In a terminal: consentryctl demo %1. It takes some minutes, since every frame is searched for faces.</source>
        <translation>In einem Terminal: consentryctl demo %1. Das dauert einige Minuten, weil jedes Bild nach Gesichtern durchsucht wird.</translation>
    </message>
    <message>
        <source>This clip has left your queue.</source>
        <translation>Dieser Clip ist nicht mehr in Ihrer Warteschlange.</translation>
    </message>
    <message>
        <source>The name becomes the name of a folder: leave out the slash.</source>
        <translation>Der Name wird zum Namen eines Ordners: Lassen Sie den Schrägstrich weg.</translation>
    </message>
    <message>
        <source>No clip is in this state. Choose &quot;all clips&quot; above.</source>
        <translation>Kein Clip ist in diesem Zustand. Wählen Sie oben „alle Clips“.</translation>
    </message>
    <message>
        <source>No labels wait for a review. They come here when somebody submits them.</source>
        <translation>Keine Beschriftungen warten auf eine Prüfung. Sie erscheinen hier, sobald jemand sie einreicht.</translation>
    </message>
    <message>
        <source>Check faces</source>
        <translation>Gesichter prüfen</translation>
    </message>
    <message>
        <source>No clip is here to be looked at.</source>
        <translation>Hier ist kein Clip anzusehen.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>consentry::app::RegionController</name>
    <message>
        <source>This is hidden in this window only: %1</source>
        <translation>Das ist nur in diesem Fenster verdeckt: %1</translation>
    </message>
    <message>
        <source>Hidden from everybody in the frames %1 to %2. Where it moves, draw it again.</source>
        <translation>In den Bildern %1 bis %2 für alle verdeckt. Wo es sich bewegt, zeichnen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>consentry::app::RevealController</name>
    <message>
        <source>Frames %1 to %2 of an original are open for you until %3.</source>
        <translation>Die Bilder %1 bis %2 eines Originals sind bis %3 für Sie offen.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
</context>
<context>
    <name>consentry::app::RevealWindow</name>
    <message>
        <source>Original – Consentry</source>
        <translation>Original – Consentry</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>The original is closed: %1</source>
        <translation>Das Original ist geschlossen: %1</translation>
    </message>
</context>
<context>
    <name>consentry::app::SegmentController</name>
    <message>
        <source>This clip is not divided: all of it is yours to label</source>
        <translation>Dieser Clip ist nicht aufgeteilt: Sie dürfen ihn ganz beschriften</translation>
    </message>
    <message>
        <source>No segment of this clip waits for you</source>
        <translation>Kein Segment dieses Clips wartet auf Sie</translation>
    </message>
    <message>
        <source>%1 has handed in frames %2</source>
        <translation>%1 hat die Bilder %2 abgegeben</translation>
    </message>
    <message>
        <source>This clip is divided otherwise now</source>
        <translation>Dieser Clip ist jetzt anders aufgeteilt</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Neu öffnen</translation>
    </message>
    <message>
        <source>The labels of this clip were accepted</source>
        <translation>Die Beschriftungen dieses Clips wurden angenommen</translation>
    </message>
    <message>
        <source>The labels of this clip were submitted for review</source>
        <translation>Die Beschriftungen dieses Clips wurden zur Prüfung eingereicht</translation>
    </message>
    <message>
        <source>The labels of this clip were returned, to be worked on again</source>
        <translation>Die Beschriftungen dieses Clips wurden zurückgegeben und können weiter bearbeitet werden</translation>
    </message>
</context>
<context>
    <name>consentry::app::SpanController</name>
    <message>
        <source>frames %1 to %2</source>
        <translation>Bilder %1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) changed since; %1 compares again.</source>
        <translation>
            <numerusform>%n Stelle wurde seither geändert; %1 vergleicht neu.</numerusform>
            <numerusform>%n Stellen wurden seither geändert; %1 vergleicht neu.</numerusform>
        </translation>
    </message>
    <message>
        <source>a little beside it</source>
        <translation>ein wenig daneben</translation>
    </message>
    <message>
        <source>clearly beside it</source>
        <translation>deutlich daneben</translation>
    </message>
    <message>
        <source>far beside it</source>
        <translation>weit daneben</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) changed since.</source>
        <translation>
            <numerusform>%n Stelle wurde seither geändert.</numerusform>
            <numerusform>%n Stellen wurden seither geändert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::TimelineController</name>
    <message>
        <source>Lanes by class</source>
        <translation>Zeilen nach Klasse</translation>
    </message>
    <message>
        <source>Lanes by where tracks begin</source>
        <translation>Zeilen nach Beginn der Spuren</translation>
    </message>
    <message>
        <source>Lanes by track number</source>
        <translation>Zeilen nach Nummer der Spur</translation>
    </message>
</context>
<context>
    <name>consentry::app::TimingController</name>
    <message>
        <source>No tag of a range ends after this frame</source>
        <translation>Kein Schlagwort eines Bereichs endet nach diesem Bild</translation>
    </message>
    <message>
        <source>No tag of a range begins before this frame</source>
        <translation>Kein Schlagwort eines Bereichs beginnt vor diesem Bild</translation>
    </message>
    <message>
        <source>Lanes fold by class: %1 puts them in that order</source>
        <translation>Zeilen klappen nach Klassen zu: %1 ordnet sie so</translation>
    </message>
    <message>
        <source>Nothing selected has a key frame in this frame</source>
        <translation>Nichts Ausgewähltes hat in diesem Bild ein Schlüsselbild</translation>
    </message>
    <message>
        <source>The clip begins here: nothing was moved</source>
        <translation>Hier beginnt der Clip: nichts wurde verschoben</translation>
    </message>
    <message>
        <source>The clip ends here: nothing was moved</source>
        <translation>Hier endet der Clip: nichts wurde verschoben</translation>
    </message>
    <message>
        <source>%1 has a key frame in frame %2 already. Remove that one first.</source>
        <translation>%1 hat in Bild %2 schon ein Schlüsselbild. Entfernen Sie zuerst dieses.</translation>
    </message>
    <message>
        <source>Nothing was moved: %1 has a key frame in frame %2 already. Remove that one, or deselect the track.</source>
        <translation>Nichts wurde verschoben: %1 hat in Bild %2 schon ein Schlüsselbild. Entfernen Sie dieses, oder nehmen Sie die Spur aus der Auswahl.</translation>
    </message>
    <message>
        <source>Lanes fold only in the order of classes</source>
        <translation>Zeilen klappen nur in der Ordnung nach Klassen zu</translation>
    </message>
</context>
<context>
    <name>consentry::app::TrackActions</name>
    <message>
        <source>None of them can lose a box here</source>
        <translation>Keine von ihnen kann hier eine Box verlieren</translation>
    </message>
    <message>
        <source>This is the track&apos;s only key frame</source>
        <translation>Das ist das einzige Schlüsselbild der Spur</translation>
    </message>
    <message>
        <source>Remove the track</source>
        <translation>Spur entfernen</translation>
    </message>
    <message>
        <source>A track keeps its only key frame</source>
        <translation>Eine Spur behält ihr einziges Schlüsselbild</translation>
    </message>
    <message>
        <source>Nothing selected is seen in this frame</source>
        <translation>Nichts Ausgewähltes ist in diesem Bild zu sehen</translation>
    </message>
    <message>
        <source>Only tracks of one class become one. Give them the same class first.</source>
        <translation>Nur Spuren einer Klasse werden zu einer. Geben Sie ihnen zuerst dieselbe Klasse.</translation>
    </message>
    <message>
        <source>Nothing to split here: the track has boxes on one side of this frame only</source>
        <translation>Hier ist nichts zu teilen: Die Spur hat nur auf einer Seite dieses Bildes Boxen</translation>
    </message>
    <message>
        <source>Select one track to split it</source>
        <translation>Wählen Sie eine Spur aus, um sie zu teilen</translation>
    </message>
    <message>
        <source>Nothing to swap: both tracks need boxes on both sides of this frame</source>
        <translation>Nichts zu tauschen: Beide Spuren brauchen Boxen auf beiden Seiten dieses Bildes</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n box(es)</source>
        <translation>
            <numerusform>%n Box kopiert</numerusform>
            <numerusform>%n Boxen kopiert</numerusform>
        </translation>
    </message>
    <message>
        <source>What was copied does not fit into this clip</source>
        <translation>Das Kopierte passt nicht in diesen Clip</translation>
    </message>
    <message>
        <source>Keep the box as it is for so many frames (back: below 0)</source>
        <translation>Box für so viele Bilder beibehalten (zurück: unter 0)</translation>
    </message>
    <message>
        <source>Propagate</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Nothing came of it: no box here, or nothing to change</source>
        <translation>Nichts geändert: Hier ist keine Box, oder sie bleibt gleich</translation>
    </message>
    <message>
        <source>Nothing lies in the range</source>
        <translation>Im Bereich liegt nichts</translation>
    </message>
    <message>
        <source>There is no stretch between key frames here</source>
        <translation>Hier ist kein Abschnitt zwischen Schlüsselbildern</translation>
    </message>
    <message>
        <source>Drop key frames that change the box by less than so many pixels</source>
        <translation>Schlüsselbilder entfernen, die die Box um weniger Pixel ändern als</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Vereinfachen</translation>
    </message>
    <message>
        <source>Every key frame is needed at this tolerance</source>
        <translation>Bei dieser Toleranz wird jedes Schlüsselbild gebraucht</translation>
    </message>
    <message>
        <source>What is selected has no attributes in common</source>
        <translation>Das Ausgewählte hat keine gemeinsamen Attribute</translation>
    </message>
    <message>
        <source>Select one box that is seen in this frame</source>
        <translation>Wählen Sie eine Box aus, die in diesem Bild zu sehen ist</translation>
    </message>
    <message>
        <source>This region is ignored already</source>
        <translation>Dieser Bereich wird schon ignoriert</translation>
    </message>
    <message>
        <source>Nothing is ignored in this frame</source>
        <translation>In diesem Bild wird nichts ignoriert</translation>
    </message>
    <message numerus="yes">
        <source>One track now. Both were seen at the same time: %n box(es) could not be kept.</source>
        <translation>
            <numerusform>Jetzt eine Spur. Beide waren gleichzeitig zu sehen: %n Box konnte nicht erhalten bleiben.</numerusform>
            <numerusform>Jetzt eine Spur. Beide waren gleichzeitig zu sehen: %n Boxen konnten nicht erhalten bleiben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>A track keeps its only box</source>
        <translation>Eine Spur behält ihre einzige Box</translation>
    </message>
    <message>
        <source>All tracks are hidden. Filter by &quot;hidden&quot; to select them.</source>
        <translation>Alle Spuren sind ausgeblendet. Der Filter „ausgeblendet“ macht sie auswählbar.</translation>
    </message>
</context>
<context>
    <name>consentry::app::TransportController</name>
    <message>
        <source>No key frame after this one</source>
        <translation>Kein Schlüsselbild nach diesem Bild</translation>
    </message>
    <message>
        <source>No key frame before this one</source>
        <translation>Kein Schlüsselbild vor diesem Bild</translation>
    </message>
    <message>
        <source>No track comes or goes after this frame</source>
        <translation>Nach diesem Bild kommt oder geht keine Spur</translation>
    </message>
    <message>
        <source>No track comes or goes before this frame</source>
        <translation>Vor diesem Bild kommt oder geht keine Spur</translation>
    </message>
    <message>
        <source>There is no frame half way between two key frames here</source>
        <translation>Hier liegt kein Bild auf halbem Weg zwischen zwei Schlüsselbildern</translation>
    </message>
    <message>
        <source>No other frames with boxes after this one</source>
        <translation>Keine weiteren Bilder mit Boxen nach diesem</translation>
    </message>
    <message>
        <source>No other frames with boxes before this one</source>
        <translation>Keine weiteren Bilder mit Boxen vor diesem</translation>
    </message>
    <message>
        <source>No other frames without boxes after this one</source>
        <translation>Keine weiteren Bilder ohne Boxen nach diesem</translation>
    </message>
    <message>
        <source>No other frames without boxes before this one</source>
        <translation>Keine weiteren Bilder ohne Boxen vor diesem</translation>
    </message>
    <message>
        <source>No issue after this frame</source>
        <translation>Kein Hinweis nach diesem Bild</translation>
    </message>
    <message>
        <source>No issue before this frame</source>
        <translation>Kein Hinweis vor diesem Bild</translation>
    </message>
    <message>
        <source>This box leaps: it moves by more than its own size a frame</source>
        <translation>Diese Box springt: Sie bewegt sich um mehr als ihre eigene Größe je Bild</translation>
    </message>
    <message numerus="yes">
        <source>This box is tiny: shorter than %n pixel(s)</source>
        <translation>
            <numerusform>Diese Box ist winzig: kürzer als ein Pixel</numerusform>
            <numerusform>Diese Box ist winzig: kürzer als %n Pixel</numerusform>
        </translation>
    </message>
    <message>
        <source>This box lies over another of the same class</source>
        <translation>Diese Box liegt über einer anderen derselben Klasse</translation>
    </message>
</context>
<context>
    <name>consentry::app::UnblurController</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message numerus="yes">
        <source>Requests, %n wait for you</source>
        <translation>
            <numerusform>Anfragen, %n wartet auf Sie</numerusform>
            <numerusform>Anfragen, %n warten auf Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 refused your request: %2</source>
        <translation>%1 hat Ihre Anfrage abgelehnt: %2</translation>
    </message>
    <message>
        <source>You have asked for these frames already: see Requests.</source>
        <translation>Sie haben um diese Bilder schon gebeten: siehe Anfragen.</translation>
    </message>
    <message>
        <source>Asked. Another lead or custodian decides; Requests shows what came of it.</source>
        <translation>Angefragt. Eine andere Leitung oder ein anderer Verwahrer entscheidet; unter Anfragen sehen Sie, was daraus wird.</translation>
    </message>
    <message>
        <source>Approved. Release the frames when you are ready.</source>
        <translation>Genehmigt. Geben Sie die Bilder frei, wenn Sie so weit sind.</translation>
    </message>
    <message>
        <source>Approved. A custodian releases the frames.</source>
        <translation>Genehmigt. Ein Verwahrer gibt die Bilder frei.</translation>
    </message>
    <message>
        <source>Refused. Whoever asked reads why.</source>
        <translation>Abgelehnt. Wer gefragt hat, liest den Grund.</translation>
    </message>
    <message>
        <source>Released: %1 sees these frames until %2, and nobody else.</source>
        <translation>Freigegeben: %1 sieht diese Bilder bis %2, sonst niemand.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was released.</source>
        <translation>Angehalten. Nichts wurde freigegeben.</translation>
    </message>
</context>
<context>
    <name>consentry::app::ViewController</name>
    <message>
        <source>Each track has its colour</source>
        <translation>Jede Spur hat ihre Farbe</translation>
    </message>
    <message>
        <source>Colours tell key frames, interpolated boxes and proposals</source>
        <translation>Farben unterscheiden Schlüsselbilder, interpolierte Boxen und Vorschläge</translation>
    </message>
    <message>
        <source>Each class has its colour</source>
        <translation>Jede Klasse hat ihre Farbe</translation>
    </message>
    <message>
        <source>Colours tell what has an issue (!), was looked at (✓), comes from a program (?) or was drawn by hand</source>
        <translation>Farben zeigen, was ein Problem hat (!), angesehen wurde (✓), von einem Programm stammt (?) oder von Hand gezeichnet ist</translation>
    </message>
</context>
<context>
    <name>consentry::app::WindowHelp</name>
    <message>
        <source>Keys as in CVAT</source>
        <translation>Tasten wie in CVAT</translation>
    </message>
    <message>
        <source>Keys as in film editors</source>
        <translation>Tasten wie im Filmschnitt</translation>
    </message>
    <message>
        <source>All keys are those of the preset again.</source>
        <translation>Alle Tasten sind wieder die der Vorlage.</translation>
    </message>
    <message>
        <source>Why you may watch</source>
        <translation>Warum Sie zusehen dürfen</translation>
    </message>
    <message>
        <source>Here is always what the people in the clip agreed to, what you may do, and how long.</source>
        <translation>Hier steht immer, wozu die Menschen im Clip eingewilligt haben, was Sie dürfen und wie lange.</translation>
    </message>
    <message>
        <source>Draw, then move</source>
        <translation>Zeichnen, dann verschieben</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>How to label: %1</source>
        <translation>So wird beschriftet: %1</translation>
    </message>
    <message>
        <source>Keys that you changed yourself stay as they are.</source>
        <translation>Tasten, die Sie selbst geändert haben, bleiben.</translation>
    </message>
    <message>
        <source>%1 cannot be used: it belongs to the picture and to fields.</source>
        <translation>%1 geht nicht: Die Taste wird vom Bild und von Feldern gebraucht.</translation>
    </message>
    <message>
        <source>%1 is the key of &quot;%2&quot;. Use it once more to take it from there.</source>
        <translation>%1 ist die Taste von „%2“. Verwenden Sie sie noch einmal, um sie von dort zu nehmen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no key now.</source>
        <translation>„%1“ hat jetzt keine Taste.</translation>
    </message>
    <message>
        <source>%1 does &quot;%2&quot; now.</source>
        <translation>%1 steht jetzt für „%2“.</translation>
    </message>
    <message>
        <source>Sample clips, to try things out; real ones are refused. To review as lead: %1, then people/lead.age; its passphrase is in lead.passphrase.</source>
        <translation>Beispielclips zum Ausprobieren; echte werden abgelehnt. Als Leitung prüfen: %1, dann people/lead.age; die Passphrase steht in lead.passphrase.</translation>
    </message>
    <message>
        <source>Press %1, %2 or %3 and drag a box. Go some frames on with %4 and drag it: what lies between is interpolated. Everything is stored as you do it.</source>
        <translation>Drücken Sie %1, %2 oder %3 und ziehen Sie eine Box auf. Gehen Sie mit %4 einige Bilder weiter und verschieben Sie sie: Dazwischen wird interpoliert. Alles wird sofort gespeichert.</translation>
    </message>
    <message>
        <source>Choose a class below the picture and drag a box. Go some frames on and drag it: what lies between is interpolated. Everything is stored as you do it.</source>
        <translation>Wählen Sie unter dem Bild eine Klasse und ziehen Sie eine Box auf. Gehen Sie einige Bilder weiter und verschieben Sie sie: Dazwischen wird interpoliert. Alles wird sofort gespeichert.</translation>
    </message>
    <message>
        <source>A diamond is a frame that you said something about; drag it to move it. %1 shows all keys, %2 finds anything.</source>
        <translation>Eine Raute ist ein Bild, zu dem Sie etwas gesagt haben; Ziehen verschiebt sie. %1 zeigt alle Tasten, %2 findet alles.</translation>
    </message>
    <message>
        <source>A diamond is a frame that you said something about; drag it to move it.</source>
        <translation>Eine Raute ist ein Bild, zu dem Sie etwas gesagt haben; Ziehen verschiebt sie.</translation>
    </message>
    <message>
        <source>Sample clips, to try things out; real ones are refused. To review as lead: lock, then people/lead.age; its passphrase is in lead.passphrase.</source>
        <translation>Beispielclips zum Ausprobieren; echte werden abgelehnt. Als Leitung prüfen: sperren, dann people/lead.age; die Passphrase steht in lead.passphrase.</translation>
    </message>
    <message>
        <source>Demo workspace</source>
        <translation>Demo-Arbeitsbereich</translation>
    </message>
</context>
<context>
    <name>consentry::app::Workbench</name>
    <message>
        <source>What should change</source>
        <translation>Was geändert werden soll</translation>
    </message>
    <message>
        <source>Returned: please change</source>
        <translation>Zurückgegeben, bitte ändern</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::AskBar</name>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::AttributeEditor</name>
    <message>
        <source>Attributes of the selected tracks</source>
        <translation>Attribute der ausgewählten Spuren</translation>
    </message>
    <message>
        <source>For how long a new value holds</source>
        <translation>Wie lange ein neuer Wert gilt</translation>
    </message>
    <message>
        <source>from here on</source>
        <translation>ab hier</translation>
    </message>
    <message>
        <source>this frame only</source>
        <translation>nur dieses Bild</translation>
    </message>
    <message>
        <source>whole track</source>
        <translation>ganze Spur</translation>
    </message>
    <message>
        <source>marked range</source>
        <translation>markierter Bereich</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Return types a value</source>
        <translation>Eingabetaste: Wert eintippen</translation>
    </message>
    <message>
        <source>Attribute %1: %2 · 0 none · Up and Down choose · Tab next box · Esc ends</source>
        <translation>Attribut %1: %2 · 0 kein Wert · Auf und Ab wählen · Tab nächste Box · Esc beendet</translation>
    </message>
    <message>
        <source>%1 (no longer offered)</source>
        <translation>%1 (nicht mehr angeboten)</translation>
    </message>
    <message>
        <source>Attribute %1, %2: %3 · 0 none · Up and Down choose, with Shift for how long · Tab next box · Esc ends</source>
        <translation>Attribut %1, %2: %3 · 0 keines · Auf und Ab wählen, mit Umschalt wie lange · Tab nächste Box · Esc beendet</translation>
    </message>
    <message>
        <source>Return goes into the list</source>
        <translation>Eingabetaste: in die Liste</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::AttributeForm</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Schaltflächen</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Values, between commas</source>
        <translation>Werte, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>write them between commas</source>
        <translation>durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Least number</source>
        <translation>Kleinste Zahl</translation>
    </message>
    <message>
        <source>Greatest number</source>
        <translation>Größte Zahl</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>What new objects get</source>
        <translation>Was neue Objekte bekommen</translation>
    </message>
    <message>
        <source>New objects get</source>
        <translation>Neue Objekte</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>How it is chosen</source>
        <translation>Wie gewählt wird</translation>
    </message>
    <message>
        <source>Chosen by</source>
        <translation>Gewählt per</translation>
    </message>
    <message>
        <source>For how long it holds</source>
        <translation>Wie lange es gilt</translation>
    </message>
    <message>
        <source>whole track</source>
        <translation>ganze Spur</translation>
    </message>
    <message>
        <source>from moments on</source>
        <translation>ab einem Bild</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>alle Klassen</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::Banner</name>
    <message>
        <source>About this workspace</source>
        <translation>Über diesen Arbeitsbereich</translation>
    </message>
    <message>
        <source>What that means</source>
        <translation>Was das heißt</translation>
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
    <message>
        <source>More classes</source>
        <translation>Weitere Klassen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ClassForm</name>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <source>Vermilion</source>
        <translation>Zinnober</translation>
    </message>
    <message>
        <source>No longer offered: %1</source>
        <translation>Nicht mehr angeboten: %1</translation>
    </message>
    <message>
        <source>Letter on boxes</source>
        <translation>Buchstabe an den Boxen</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Buchstabe</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Kinds, between commas</source>
        <translation>Arten, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>none: write them between commas</source>
        <translation>keine; durch Kommas getrennt eingeben</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>How to label this class, in Markdown</source>
        <translation>Wie diese Klasse beschriftet wird, in Markdown</translation>
    </message>
    <message>
        <source>How to label this class, in Markdown without pictures or links. Empty: what Consentry says.</source>
        <translation>Wie diese Klasse beschriftet wird, in Markdown ohne Bilder und Links. Leer: was Consentry sagt.</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>Richtlinie</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::CoachMarks</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Skip the first steps</source>
        <translation>Die ersten Schritte überspringen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Was gesucht wird</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::DoubtPanel</name>
    <message>
        <source>Doubts</source>
        <translation>Zweifel</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>Worauf zu achten ist</translation>
    </message>
    <message>
        <source>Stretches to look at</source>
        <translation>Stellen, die anzusehen sind</translation>
    </message>
    <message>
        <source>No doubts: each face that was found was found for sure.</source>
        <translation>Keine Zweifel: Jedes gefundene Gesicht wurde sicher gefunden.</translation>
    </message>
    <message>
        <source>Is a face to be seen here? Hide it with %1.</source>
        <translation>Ist hier ein Gesicht zu sehen? Verdecken Sie es mit %1.</translation>
    </message>
    <message>
        <source>Is a face to be seen here? Hide it.</source>
        <translation>Ist hier ein Gesicht zu sehen? Verdecken Sie es.</translation>
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
    <name>consentry::widgets::FiguresCard</name>
    <message>
        <source>My figures</source>
        <translation>Meine Zahlen</translation>
    </message>
    <message>
        <source>Who sees this</source>
        <translation>Wer das sieht</translation>
    </message>
    <message>
        <source>What you did, day by day</source>
        <translation>Was Sie getan haben, Tag für Tag</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget all figures</source>
        <translation>Alle Zahlen vergessen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Abgegeben</translation>
    </message>
    <message>
        <source>together</source>
        <translation>zusammen</translation>
    </message>
    <message>
        <source>Nothing yet. What you do from now on is counted here, for you alone.</source>
        <translation>Noch nichts. Was Sie von jetzt an tun, wird hier gezählt, nur für Sie.</translation>
    </message>
    <message>
        <source>Of the last 30 days. Only you see this: it is kept in your settings on this computer, not in the workspace.</source>
        <translation>Der letzten 30 Tage. Nur Sie sehen das: Es liegt in Ihren Einstellungen auf diesem Computer, nicht im Arbeitsbereich.</translation>
    </message>
    <message>
        <source>All figures go, and do not come back. Press Forget once more.</source>
        <translation>Alle Zahlen gehen und kommen nicht wieder. Drücken Sie noch einmal auf Vergessen.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::FilterMenu</name>
    <message>
        <source>Filters to use again</source>
        <translation>Gespeicherte Filter</translation>
    </message>
    <message>
        <source>None is kept yet</source>
        <translation>Noch keiner gespeichert</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Diesen Filter speichern</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>Diesen Filter löschen</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>Alle Spuren zeigen</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::FramePreview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::GuideCard</name>
    <message>
        <source>Guideline</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>How to label this class</source>
        <translation>Wie diese Klasse beschriftet wird</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>Tasten ändern</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Aktion finden</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Aktion oder Taste finden</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>Tasten wie in</translation>
    </message>
    <message>
        <source>Undo my changes</source>
        <translation>Eigene verwerfen</translation>
    </message>
    <message>
        <source>Back to the preset, for all actions</source>
        <translation>Zurück zur Vorlage, für alle Aktionen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Press the new key here</source>
        <translation>Drücken Sie hier die neue Taste</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Diese Taste verwenden</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>This action has no key</source>
        <translation>Diese Aktion hat keine Taste</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Choose an action, then press its new key in the field above.</source>
        <translation>Wählen Sie eine Aktion und drücken Sie oben im Feld ihre neue Taste.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys that do something now</source>
        <translation>Tasten, die jetzt etwas tun</translation>
    </message>
    <message>
        <source>On the picture: the wheel zooms; the middle button, or Space and drag, moves the view; arrows move the selected box by a pixel (Shift: ten; Ctrl: its lower right corner); Tab takes the box below; edges snap unless Alt is held; Enter draws a box in the middle; Esc cancels. On the timeline: drag a key frame to another time; drag with Shift to select a range.</source>
        <translation>Auf dem Bild: Das Mausrad vergrößert; die mittlere Taste, oder Leertaste und Ziehen, verschiebt die Ansicht; Pfeile bewegen die gewählte Box um ein Pixel (Umschalt: zehn; Strg: ihre rechte untere Ecke); Tab nimmt die Box darunter; Kanten rasten ein, außer mit Alt; Eingabe zeichnet eine Box in die Mitte; Esc bricht ab. Auf der Zeitleiste: Schlüsselbilder lassen sich ziehen; mit Umschalt ziehen wählt einen Bereich.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::LabelSetEditor</name>
    <message>
        <source>What may be labelled</source>
        <translation>Was beschriftet werden darf</translation>
    </message>
    <message>
        <source>What to add</source>
        <translation>Was hinzukommt</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Back to the version in force</source>
        <translation>Zurück zur gültigen Version</translation>
    </message>
    <message>
        <source>Sign the new version</source>
        <translation>Die neue Version signieren</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Tags of clips and ranges</source>
        <translation>Schlagwörter von Clips und Bereichen</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Sign version %1</source>
        <translation>Version %1 signieren</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>At least one class must be offered.</source>
        <translation>Mindestens eine Klasse muss angeboten werden.</translation>
    </message>
    <message>
        <source>Two classes have the same letter.</source>
        <translation>Zwei Klassen haben denselben Buchstaben.</translation>
    </message>
    <message>
        <source>A list or buttons need values.</source>
        <translation>Eine Liste oder Schaltflächen brauchen Werte.</translation>
    </message>
    <message>
        <source>The least number is above the greatest.</source>
        <translation>Die kleinste Zahl liegt über der größten.</translation>
    </message>
    <message>
        <source>What new objects get is none of the attribute&apos;s values.</source>
        <translation>Was neue Objekte bekommen, ist kein Wert des Attributs.</translation>
    </message>
    <message>
        <source>A kind or value is there twice, or its name is too long.</source>
        <translation>Eine Art oder ein Wert ist doppelt, oder der Name ist zu lang.</translation>
    </message>
    <message>
        <source>Each change is a new signed version. What it no longer offers stays readable and is exported as it was: no label is dropped.</source>
        <translation>Jede Änderung ist eine neue, signierte Version. Was sie nicht mehr anbietet, bleibt lesbar und wird exportiert, wie es war: Keine Beschriftung geht verloren.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Classes, attributes and tags</source>
        <translation>Klassen, Attribute und Schlagwörter</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Earlier in the order</source>
        <translation>Früher in der Reihenfolge</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Later in the order</source>
        <translation>Später in der Reihenfolge</translation>
    </message>
    <message>
        <source>Whether it is offered</source>
        <translation>Ob es angeboten wird</translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation>Was gewählt ist</translation>
    </message>
    <message>
        <source>Whether it is in force</source>
        <translation>Ob es gilt</translation>
    </message>
    <message>
        <source>Name of what is added</source>
        <translation>Name dessen, was hinzukommt</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Forget my changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Version %1 · %2</source>
        <translation>Version %1 · %2</translation>
    </message>
    <message>
        <source>no longer offered</source>
        <translation>nicht mehr angeboten</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Taste %1</translation>
    </message>
    <message>
        <source>Choose something on the left.</source>
        <translation>Wählen Sie links etwas aus.</translation>
    </message>
    <message>
        <source>No longer offered. Labels that bear it stay as they are.</source>
        <translation>Nicht mehr angeboten. Beschriftungen, die es tragen, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>In force: its name stays.</source>
        <translation>Gültig: Der Name bleibt.</translation>
    </message>
    <message>
        <source>New: not in force before the version is signed.</source>
        <translation>Neu: Gilt erst, wenn die Version signiert ist.</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>Wieder anbieten</translation>
    </message>
    <message>
        <source>Offer no more</source>
        <translation>Nicht mehr anbieten</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>This cannot be added: a name is new, short, and has no comma.</source>
        <translation>Das geht nicht: Ein Name muss neu und kurz sein und darf kein Komma enthalten.</translation>
    </message>
    <message>
        <source>A guideline is too long, or has characters that nobody can see.</source>
        <translation>Eine Richtlinie ist zu lang oder enthält Zeichen, die niemand sieht.</translation>
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
        <translation>Offene Hinweise</translation>
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
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message>
        <source>Double-click a clip in the list to open it, or press Enter there</source>
        <translation>Doppelklicken Sie einen Clip in der Liste, um ihn zu öffnen, oder drücken Sie dort die Eingabetaste</translation>
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
    <message>
        <source>%1 % of the frames were looked at</source>
        <translation>%1 % der Bilder wurden angesehen</translation>
    </message>
    <message>
        <source>The view ends before the clip could be played to its end</source>
        <translation>Die Ansicht endet, bevor der Clip zu Ende gespielt werden könnte</translation>
    </message>
    <message>
        <source>Click: go to frame %1 · Drag: go on from there</source>
        <translation>Klick: zu Bild %1 · Ziehen: von dort weiter</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ProposalPanel</name>
    <message>
        <source>Proposals</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>How many are proposed</source>
        <translation>Wie viele vorgeschlagen sind</translation>
    </message>
    <message>
        <source>How sure proposals must be</source>
        <translation>Wie sicher Vorschläge sein müssen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Abbrechen (Esc)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Suche …</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n proposal(s)</source>
        <translation>
            <numerusform>%1 von %n Vorschlag</numerusform>
            <numerusform>%1 von %n Vorschlägen</numerusform>
        </translation>
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
    <message>
        <source>Why the list is empty</source>
        <translation>Warum die Liste leer ist</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::RequestPage</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Who asks to see frames of an original sees them only after another person&apos;s approval and a custodian&apos;s release, for some minutes.</source>
        <translation>Wer um Bilder eines Originals bittet, sieht sie erst, wenn jemand anderes genehmigt und ein Verwahrer freigegeben hat, und nur für einige Minuten.</translation>
    </message>
    <message>
        <source>Nobody asks to see anything. Who wants to asks while a clip is open.</source>
        <translation>Niemand bittet darum, etwas zu sehen. Fragen können Sie, während ein Clip offen ist.</translation>
    </message>
    <message>
        <source>Who asks for what</source>
        <translation>Wer worum bittet</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Was als Nächstes kommt</translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <translation>Warum abgelehnt wird</translation>
    </message>
    <message>
        <source>Why not? Needed to refuse.</source>
        <translation>Warum nicht? Nötig, um abzulehnen.</translation>
    </message>
    <message>
        <source>How far the release is</source>
        <translation>Wie weit die Freigabe ist</translation>
    </message>
    <message>
        <source>Cutting the frames out…</source>
        <translation>Die Bilder werden ausgeschnitten…</translation>
    </message>
    <message>
        <source>%1: frames %2, %3</source>
        <translation>%1: Bilder %2, %3</translation>
    </message>
    <message>
        <source>%1 asks for the frames %2, for %3</source>
        <translation>%1 bittet um die Bilder %2, für %3</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>Clip %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Begründung: %1</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::RevealView</name>
    <message>
        <source>Revealed picture</source>
        <translation>Aufgedecktes Bild</translation>
    </message>
    <message>
        <source>Original: faces may be seen</source>
        <translation>Original: Gesichter können zu sehen sein</translation>
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
        <translation>Was soll geändert werden? Nötig zum Zurückgeben.</translation>
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
    <message>
        <source>Labels by %1</source>
        <translation>Beschriftungen von %1</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::SettingsCard</name>
    <message>
        <source>How it looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::SpanPanel</name>
    <message>
        <source>Doubtful interpolation</source>
        <translation>Zweifelhafte Interpolation</translation>
    </message>
    <message>
        <source>How many stretches are doubtful</source>
        <translation>Wie viele Stellen zweifelhaft sind</translation>
    </message>
    <message>
        <source>Close this list</source>
        <translation>Diese Liste schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Of what was compared, no box seems to be beside what it is about.</source>
        <translation>Von dem, was verglichen wurde, scheint keine Box neben dem zu liegen, worum es geht.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Doubtful stretches</source>
        <translation>Zweifelhafte Stellen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful stretch(es)</source>
        <translation>
            <numerusform>%n zweifelhafte Stelle</numerusform>
            <numerusform>%n zweifelhafte Stellen</numerusform>
        </translation>
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
    <name>consentry::widgets::TagBar</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Whole clip</source>
        <translation>Ganzer Clip</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Digits tag · Tab: clip or range · Esc ends</source>
        <translation>Ziffern setzen Schlagwörter · Tab: Clip oder Bereich · Esc beendet</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Frames %1 to %2</source>
        <translation>Bilder %1 bis %2</translation>
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
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Clip: %1</source>
        <translation>Clip: %1</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>%1, handed in</source>
        <translation>%1, abgegeben</translation>
    </message>
    <message>
        <source>Frames %1: %2</source>
        <translation>Bilder %1: %2</translation>
    </message>
    <message>
        <source>Click beside this to go to a frame</source>
        <translation>Klicken Sie daneben, um zu einem Bild zu gehen</translation>
    </message>
    <message>
        <source>Click: go to this key frame · Drag: move it in time</source>
        <translation>Klick: zu diesem Schlüsselbild · Ziehen: zeitlich verschieben</translation>
    </message>
    <message>
        <source>Click: go to this key frame</source>
        <translation>Klick: zu diesem Schlüsselbild</translation>
    </message>
    <message>
        <source>Drag: move this end of the tag · Click: mark its range</source>
        <translation>Ziehen: dieses Ende des Schlagworts verschieben · Klick: seinen Bereich markieren</translation>
    </message>
    <message>
        <source>Click: mark the range of the tag, and go to frame %1</source>
        <translation>Klick: Bereich des Schlagworts markieren und zu Bild %1</translation>
    </message>
    <message>
        <source>Click: select %1, and go to frame %2 · Shift: mark a range</source>
        <translation>Klick: %1 auswählen und zu Bild %2 · Umschalt: Bereich markieren</translation>
    </message>
    <message>
        <source>Click: go to frame %1 · Wheel: zoom</source>
        <translation>Klick: zu Bild %1 · Rad: Zeit vergrößern</translation>
    </message>
    <message>
        <source>Release to stay at this frame</source>
        <translation>Loslassen bleibt bei diesem Bild</translation>
    </message>
    <message>
        <source>Release to stop moving</source>
        <translation>Loslassen beendet das Verschieben</translation>
    </message>
    <message>
        <source>Release to have the key frame here · Esc cancels</source>
        <translation>Loslassen setzt das Schlüsselbild hierher · Esc bricht ab</translation>
    </message>
    <message>
        <source>Release to have the end of the tag here · Esc cancels</source>
        <translation>Loslassen setzt das Ende des Schlagworts hierher · Esc bricht ab</translation>
    </message>
    <message>
        <source>Release to mark these frames</source>
        <translation>Loslassen markiert diese Bilder</translation>
    </message>
    <message>
        <source>Click: select %1 · Ctrl adds it</source>
        <translation>Klick: %1 auswählen · Strg nimmt dazu</translation>
    </message>
    <message>
        <source>Click: show the lanes of %1 · Ctrl selects them</source>
        <translation>Klick: Zeilen von %1 zeigen · Strg wählt sie aus</translation>
    </message>
    <message>
        <source>Click: fold the lanes of %1 · Ctrl selects them</source>
        <translation>Klick: Zeilen von %1 zuklappen · Strg wählt sie aus</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
    <message>
        <source>%1 (no longer offered)</source>
        <translation>%1 (nicht mehr angeboten)</translation>
    </message>
    <message>
        <source>key frame, tracked</source>
        <translation>Schlüsselbild, verfolgt</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TrackPanel</name>
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
    <message numerus="yes">
        <source>%n key frame(s)</source>
        <translation>
            <numerusform>%n Schlüsselbild</numerusform>
            <numerusform>%n Schlüsselbilder</numerusform>
        </translation>
    </message>
    <message>
        <source>not in this frame</source>
        <translation>nicht in diesem Bild</translation>
    </message>
    <message>
        <source>This clip has no boxes.</source>
        <translation>Dieser Clip hat keine Boxen.</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>Marked range of frames</source>
        <translation>Markierter Bildbereich</translation>
    </message>
    <message>
        <source>Range: frames %1 to %2</source>
        <translation>Bereich: Bilder %1 bis %2</translation>
    </message>
    <message>
        <source>Tags and excluded frames</source>
        <translation>Schlagwörter und ausgeschlossene Bilder</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) excluded</source>
        <translation>
            <numerusform>%n Bild ausgeschlossen</numerusform>
            <numerusform>%n Bilder ausgeschlossen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) ignored</source>
        <translation>
            <numerusform>%n Bereich ignoriert</numerusform>
            <numerusform>%n Bereiche ignoriert</numerusform>
        </translation>
    </message>
    <message>
        <source>Which tracks to list</source>
        <translation>Welche Spuren gezeigt werden</translation>
    </message>
    <message>
        <source>Classes, states, sources, width&lt;20, activity=walking; - before a word: not</source>
        <translation>Klassen, Zustände, Quellen, width&lt;20, Tätigkeit=geht; - vor einem Wort: nicht</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>No track passes the filter.</source>
        <translation>Keine Spur passt zum Filter.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Tags (%1) and excluded frames</source>
        <translation>Schlagwörter (%1) und ausgeschlossene Bilder</translation>
    </message>
    <message>
        <source>What range edits are about: %1 and %2</source>
        <translation>Worauf sich Bereichsbefehle beziehen: %1 und %2</translation>
    </message>
    <message>
        <source>What range edits are about</source>
        <translation>Worauf sich Bereichsbefehle beziehen</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TransportBar</name>
    <message>
        <source>Transport</source>
        <translation>Wiedergabe</translation>
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
    <message>
        <source>Frame or time</source>
        <translation>Bild oder Zeit</translation>
    </message>
    <message>
        <source>Type a frame, or a time like 0:12.5 or 12s, and press Enter</source>
        <translation>Geben Sie ein Bild oder eine Zeit wie 0:12,5 oder 12s ein und drücken Sie die Eingabetaste</translation>
    </message>
    <message>
        <source>Frames that playing passed over</source>
        <translation>Beim Abspielen übersprungene Bilder</translation>
    </message>
    <message>
        <source>Playing keeps time: frames that come too late are passed over</source>
        <translation>Das Abspielen hält die Zeit ein: Bilder, die zu spät kommen, werden übersprungen</translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TrustBar</name>
    <message>
        <source>consented</source>
        <translation>mit Einwilligung</translation>
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
    <name>consentry::widgets::UnblurCard</name>
    <message>
        <source>Ask to see frames of the original</source>
        <translation>Um Bilder des Originals bitten</translation>
    </message>
    <message>
        <source>Another lead or custodian reads your reason, and approves or refuses. After a yes a custodian cuts these frames out of the original for you alone. You see them in a window of their own, under your name, until the minutes are over. All of it is logged, and asking shows nothing by itself.</source>
        <translation>Eine andere Leitung oder ein anderer Verwahrer liest Ihre Begründung und genehmigt oder lehnt ab. Nach einem Ja schneidet ein Verwahrer diese Bilder aus dem Original heraus, für Sie allein. Sie sehen sie in einem eigenen Fenster unter Ihrem Namen, bis die Minuten um sind. Alles wird protokolliert, und das Fragen allein zeigt noch nichts.</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Was geschehen wird</translation>
    </message>
    <message>
        <source>Why it was not sent</source>
        <translation>Warum nicht gesendet wurde</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Sign and send the request</source>
        <translation>Die Anfrage signieren und senden</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Why you need to see them</source>
        <translation>Warum Sie sie sehen müssen</translation>
    </message>
    <message>
        <source>What do you need to see, and what for?</source>
        <translation>Was müssen Sie sehen, und wofür?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
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
    <message>
        <source>Choose your identity file: the one that you made, or were given, as NAME.age</source>
        <translation>Wählen Sie Ihre Identitätsdatei: die, die Sie als NAME.age angelegt oder erhalten haben</translation>
    </message>
    <message>
        <source>Choose identity…</source>
        <translation>Identität wählen…</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Die Feststelltaste scheint aktiv zu sein.</translation>
    </message>
    <message>
        <source>%1 Caps Lock seems to be on.</source>
        <translation>%1 Die Feststelltaste scheint aktiv zu sein.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::VideoCanvas</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
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
        <source>occluded</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>%1 by %2 at %3, %4</source>
        <translation>%1 mal %2 bei %3, %4</translation>
    </message>
    <message>
        <source>The clip&apos;s picture with its boxes</source>
        <translation>Das Bild des Clips mit seinen Boxen</translation>
    </message>
    <message>
        <source>tracked</source>
        <translation>verfolgt</translation>
    </message>
    <message>
        <source>from a suggestion</source>
        <translation>aus einem Vorschlag</translation>
    </message>
</context>
<context>
    <name>consentryctl</name>
    <message>
        <source>Submitted clip %1 for review</source>
        <translation>Clip %1 zur Prüfung eingereicht</translation>
    </message>
    <message>
        <source>Accepted the labels of clip %1</source>
        <translation>Beschriftungen von Clip %1 angenommen</translation>
    </message>
    <message>
        <source>Sent clip %1 back</source>
        <translation>Clip %1 zurückgegeben</translation>
    </message>
    <message>
        <source>The labels of clip %1 are open again</source>
        <translation>Die Beschriftungen von Clip %1 sind wieder offen</translation>
    </message>
    <message>
        <source>Handed in your part of clip %1; others are at work</source>
        <translation>Ihr Teil des Clips %1 ist abgegeben; andere arbeiten noch</translation>
    </message>
</context>
</TS>
