<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Open workspace</source>
        <translation>Відкрити робочий простір</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Заблокувати</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Вийти</translation>
    </message>
    <message>
        <source>Submit for review</source>
        <translation>Подати на перевірку</translation>
    </message>
    <message>
        <source>Accept labels</source>
        <translation>Прийняти розмітку</translation>
    </message>
    <message>
        <source>Return labels</source>
        <translation>Повернути розмітку</translation>
    </message>
    <message>
        <source>Nobody should watch this</source>
        <translation>Це нікому не слід дивитися</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Повторити</translation>
    </message>
    <message>
        <source>Remove key frame, or end the track here</source>
        <translation>Вилучити ключовий кадр або завершити трек тут</translation>
    </message>
    <message>
        <source>Remove the whole track</source>
        <translation>Вилучити весь трек</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Вибрати</translation>
    </message>
    <message>
        <source>Draw a box</source>
        <translation>Намалювати рамку</translation>
    </message>
    <message>
        <source>Key frame</source>
        <translation>Ключовий кадр</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Поза кадром</translation>
    </message>
    <message>
        <source>Occluded</source>
        <translation>Перекрито</translation>
    </message>
    <message>
        <source>First class</source>
        <translation>Перший клас</translation>
    </message>
    <message>
        <source>Second class</source>
        <translation>Другий клас</translation>
    </message>
    <message>
        <source>Third class</source>
        <translation>Третій клас</translation>
    </message>
    <message>
        <source>Previous frame</source>
        <translation>Попередній кадр</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Наступний кадр</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Перший кадр</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Останній кадр</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Відтворити або призупинити</translation>
    </message>
    <message>
        <source>Go to frame</source>
        <translation>Перейти до кадру</translation>
    </message>
    <message>
        <source>Fit the picture</source>
        <translation>Умістити зображення</translation>
    </message>
    <message>
        <source>One to one</source>
        <translation>Один до одного</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Збільшити</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Зменшити</translation>
    </message>
    <message>
        <source>Dark, light, high contrast</source>
        <translation>Темні, світлі кольори чи висока контрастність</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Усі клавіші</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Відтворити</translation>
    </message>
    <message>
        <source>Truncated</source>
        <translation>Обрізано</translation>
    </message>
    <message>
        <source>Give the tracks the first class</source>
        <translation>Надати трекам перший клас</translation>
    </message>
    <message>
        <source>Give the tracks the second class</source>
        <translation>Надати трекам другий клас</translation>
    </message>
    <message>
        <source>Give the tracks the third class</source>
        <translation>Надати трекам третій клас</translation>
    </message>
    <message>
        <source>Merge the selected tracks into one</source>
        <translation>Об’єднати вибрані треки в один</translation>
    </message>
    <message>
        <source>Merge, and fill what lies between</source>
        <translation>Об’єднати й заповнити проміжок</translation>
    </message>
    <message>
        <source>Split the track here</source>
        <translation>Розділити трек тут</translation>
    </message>
    <message>
        <source>Swap two tracks from here on</source>
        <translation>Обміняти два треки звідси й далі</translation>
    </message>
    <message>
        <source>Copy the boxes of this frame</source>
        <translation>Копіювати рамки цього кадру</translation>
    </message>
    <message>
        <source>Paste as new tracks</source>
        <translation>Вставити як нові треки</translation>
    </message>
    <message>
        <source>Keep the box for so many frames</source>
        <translation>Зберегти рамку на стільки кадрів</translation>
    </message>
    <message>
        <source>Show or hide between these key frames</source>
        <translation>Показати або приховати між цими ключовими кадрами</translation>
    </message>
    <message>
        <source>Drop key frames that add nothing</source>
        <translation>Прибрати зайві ключові кадри</translation>
    </message>
    <message>
        <source>Range begins here</source>
        <translation>Початок діапазону тут</translation>
    </message>
    <message>
        <source>Range ends here</source>
        <translation>Кінець діапазону тут</translation>
    </message>
    <message>
        <source>Forget the range</source>
        <translation>Забути діапазон</translation>
    </message>
    <message>
        <source>Remove boxes in the range</source>
        <translation>Вилучити рамки в діапазоні</translation>
    </message>
    <message>
        <source>Remove key frames in the range</source>
        <translation>Вилучити ключові кадри в діапазоні</translation>
    </message>
    <message>
        <source>Select all in the frame, then all tracks</source>
        <translation>Вибрати все в кадрі, потім усі треки</translation>
    </message>
    <message>
        <source>Hide or show</source>
        <translation>Приховати або показати</translation>
    </message>
    <message>
        <source>Lock or unlock</source>
        <translation>Заблокувати або розблокувати</translation>
    </message>
    <message>
        <source>Pin or unpin</source>
        <translation>Закріпити або відкріпити</translation>
    </message>
    <message>
        <source>Set attributes by keys</source>
        <translation>Задати атрибути клавішами</translation>
    </message>
    <message>
        <source>Exclude the range or frame, or include it again</source>
        <translation>Виключити діапазон чи кадр або повернути</translation>
    </message>
    <message>
        <source>Ignore what lies in the selected box</source>
        <translation>Ігнорувати те, що у вибраній рамці</translation>
    </message>
    <message>
        <source>Remove the ignore regions of this frame</source>
        <translation>Прибрати ігноровані ділянки цього кадру</translation>
    </message>
    <message>
        <source>Tags of the clip and of ranges</source>
        <translation>Теги кліпу та діапазонів</translation>
    </message>
    <message>
        <source>Filter the tracks</source>
        <translation>Фільтрувати треки</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>Відтворити назад</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Повільніше</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Швидше</translation>
    </message>
    <message>
        <source>Play the range round and round</source>
        <translation>Відтворювати діапазон по колу</translation>
    </message>
    <message>
        <source>Previous key frame</source>
        <translation>Попередній ключовий кадр</translation>
    </message>
    <message>
        <source>Next key frame</source>
        <translation>Наступний ключовий кадр</translation>
    </message>
    <message>
        <source>Half way between key frames</source>
        <translation>Посередині між ключовими кадрами</translation>
    </message>
    <message>
        <source>Previous coming or going of a track</source>
        <translation>Попередня поява чи зникнення треку</translation>
    </message>
    <message>
        <source>Next coming or going of a track</source>
        <translation>Наступна поява чи зникнення треку</translation>
    </message>
    <message>
        <source>Previous frames with boxes</source>
        <translation>Попередні кадри з рамками</translation>
    </message>
    <message>
        <source>Next frames with boxes</source>
        <translation>Наступні кадри з рамками</translation>
    </message>
    <message>
        <source>Previous frames without boxes</source>
        <translation>Попередні кадри без рамок</translation>
    </message>
    <message>
        <source>Next frames without boxes</source>
        <translation>Наступні кадри без рамок</translation>
    </message>
    <message>
        <source>Previous issue</source>
        <translation>Попереднє зауваження</translation>
    </message>
    <message>
        <source>Next issue</source>
        <translation>Наступне зауваження</translation>
    </message>
    <message>
        <source>Select the previous box in this frame</source>
        <translation>Вибрати попередню рамку в цьому кадрі</translation>
    </message>
    <message>
        <source>Select the next box in this frame</source>
        <translation>Вибрати наступну рамку в цьому кадрі</translation>
    </message>
    <message>
        <source>Show only the selected</source>
        <translation>Показати лише вибране</translation>
    </message>
    <message>
        <source>Dim all but the selected</source>
        <translation>Притлумити все, крім вибраного</translation>
    </message>
    <message>
        <source>Keep the selected track in the middle</source>
        <translation>Тримати вибраний трек посередині</translation>
    </message>
    <message>
        <source>Trail and neighbouring key frames</source>
        <translation>Слід і сусідні ключові кадри</translation>
    </message>
    <message>
        <source>Order of the lanes</source>
        <translation>Порядок доріжок</translation>
    </message>
    <message>
        <source>Undo history</source>
        <translation>Історія змін</translation>
    </message>
    <message>
        <source>How to label this class</source>
        <translation>Як розмічати цей клас</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Змінити клавіші</translation>
    </message>
    <message>
        <source>Hide a face that is still visible</source>
        <translation>Приховати обличчя, яке ще видно</translation>
    </message>
    <message>
        <source>Show what was revealed to you</source>
        <translation>Показати те, що вам розкрито</translation>
    </message>
    <message>
        <source>Next doubtful stretch</source>
        <translation>Наступний сумнівний відрізок</translation>
    </message>
    <message>
        <source>Previous doubtful stretch</source>
        <translation>Попередній сумнівний відрізок</translation>
    </message>
    <message>
        <source>Follow the box</source>
        <translation>Відстежити рамку</translation>
    </message>
    <message>
        <source>Look for objects</source>
        <translation>Шукати об’єкти</translation>
    </message>
    <message>
        <source>Take the proposal</source>
        <translation>Узяти пропозицію</translation>
    </message>
    <message>
        <source>Take all that are shown</source>
        <translation>Узяти всі показані</translation>
    </message>
    <message>
        <source>Put it into the selected track</source>
        <translation>Додати до вибраного треку</translation>
    </message>
    <message>
        <source>Leave the proposal</source>
        <translation>Відхилити пропозицію</translation>
    </message>
    <message>
        <source>Compare interpolated boxes with the picture</source>
        <translation>Порівняти інтерпольовані рамки із зображенням</translation>
    </message>
    <message>
        <source>Next doubtful interpolation</source>
        <translation>Наступна сумнівна інтерполяція</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>Вигляд</translation>
    </message>
    <message>
        <source>What may be labelled</source>
        <translation>Що можна розмічати</translation>
    </message>
    <message>
        <source>Fourth class</source>
        <translation>Четвертий клас</translation>
    </message>
    <message>
        <source>Fifth class</source>
        <translation>П’ятий клас</translation>
    </message>
    <message>
        <source>Sixth class</source>
        <translation>Шостий клас</translation>
    </message>
    <message>
        <source>Seventh class</source>
        <translation>Сьомий клас</translation>
    </message>
    <message>
        <source>Eighth class</source>
        <translation>Восьмий клас</translation>
    </message>
    <message>
        <source>Ninth class</source>
        <translation>Дев’ятий клас</translation>
    </message>
    <message>
        <source>Give the tracks the fourth class</source>
        <translation>Надати трекам четвертий клас</translation>
    </message>
    <message>
        <source>Give the tracks the fifth class</source>
        <translation>Надати трекам п’ятий клас</translation>
    </message>
    <message>
        <source>Give the tracks the sixth class</source>
        <translation>Надати трекам шостий клас</translation>
    </message>
    <message>
        <source>Give the tracks the seventh class</source>
        <translation>Надати трекам сьомий клас</translation>
    </message>
    <message>
        <source>Give the tracks the eighth class</source>
        <translation>Надати трекам восьмий клас</translation>
    </message>
    <message>
        <source>Give the tracks the ninth class</source>
        <translation>Надати трекам дев’ятий клас</translation>
    </message>
    <message>
        <source>Go to my segment</source>
        <translation>До мого відрізка</translation>
    </message>
    <message>
        <source>Ask to see frames of the original</source>
        <translation>Попросити показати кадри оригіналу</translation>
    </message>
    <message>
        <source>Requests to see originals</source>
        <translation>Запити на перегляд оригіналів</translation>
    </message>
    <message>
        <source>Approve the request</source>
        <translation>Схвалити запит</translation>
    </message>
    <message>
        <source>Refuse the request</source>
        <translation>Відхилити запит</translation>
    </message>
    <message>
        <source>Release the frames</source>
        <translation>Видати кадри</translation>
    </message>
    <message>
        <source>Stop the release</source>
        <translation>Зупинити видачу</translation>
    </message>
    <message>
        <source>Find an action, a track, a clip or a frame</source>
        <translation>Знайти дію, трек, кліп або кадр</translation>
    </message>
    <message>
        <source>My figures</source>
        <translation>Мої показники</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Подати</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Узяти</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>Узяти всі</translation>
    </message>
    <message>
        <source>Into the track</source>
        <translation>До треку</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Відхилити</translation>
    </message>
    <message>
        <source>Draw boxes for one frame only</source>
        <translation>Малювати рамки лише для одного кадру</translation>
    </message>
    <message>
        <source>Long step back</source>
        <translation>Великий крок назад</translation>
    </message>
    <message>
        <source>Long step on</source>
        <translation>Великий крок уперед</translation>
    </message>
    <message>
        <source>Move the key frame one frame back</source>
        <translation>Ключовий кадр на кадр назад</translation>
    </message>
    <message>
        <source>Move the key frame one frame on</source>
        <translation>Ключовий кадр на кадр уперед</translation>
    </message>
    <message>
        <source>Colour by class, track, state or review</source>
        <translation>Колір за класом, треком, станом чи перевіркою</translation>
    </message>
    <message>
        <source>Fold or unfold the lanes of a class</source>
        <translation>Згорнути чи розгорнути доріжки класу</translation>
    </message>
    <message>
        <source>Zoom into time</source>
        <translation>Збільшити час</translation>
    </message>
    <message>
        <source>Zoom out of time</source>
        <translation>Зменшити час</translation>
    </message>
    <message>
        <source>Show the whole clip in the timeline</source>
        <translation>Показати весь кліп на шкалі часу</translation>
    </message>
    <message>
        <source>See more at the left</source>
        <translation>Показати більше ліворуч</translation>
    </message>
    <message>
        <source>See more at the right</source>
        <translation>Показати більше праворуч</translation>
    </message>
    <message>
        <source>See more at the top</source>
        <translation>Показати більше вгорі</translation>
    </message>
    <message>
        <source>See more at the bottom</source>
        <translation>Показати більше внизу</translation>
    </message>
    <message>
        <source>The tag of a range begins here</source>
        <translation>Тег діапазону починається тут</translation>
    </message>
    <message>
        <source>The tag of a range ends here</source>
        <translation>Тег діапазону закінчується тут</translation>
    </message>
    <message>
        <source>Hide this in each clip of this camera</source>
        <translation>Приховати це в кожному кліпі цієї камери</translation>
    </message>
    <message>
        <source>Hide in each clip</source>
        <translation>Приховати в кожному кліпі</translation>
    </message>
    <message>
        <source>One frame</source>
        <translation>Один кадр</translation>
    </message>
</context>
<context>
    <name>AttributeField</name>
    <message>
        <source>no value</source>
        <translation>без значення</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>different values</source>
        <translation>різні значення</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>так</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ні</translation>
    </message>
</context>
<context>
    <name>DrawTool</name>
    <message>
        <source>Read only: labels cannot be changed here</source>
        <translation>Лише перегляд: тут розмітку змінювати не можна</translation>
    </message>
    <message>
        <source>Click the opposite corner · Alt does not snap · Esc cancels</source>
        <translation>Клацніть протилежний кут · Alt вимикає прилипання · Esc скасовує</translation>
    </message>
    <message>
        <source>Release to make the box · Alt does not snap · Esc cancels</source>
        <translation>Відпустіть, щоб створити рамку · Alt вимикає прилипання · Esc скасовує</translation>
    </message>
    <message>
        <source>Draw %1: drag a box, or click two corners · Enter places one · Esc cancels</source>
        <translation>Намалювати (%1): протягніть рамку або клацніть два кути · Enter ставить її · Esc скасовує</translation>
    </message>
    <message>
        <source>Draw %2 in this frame only: drag a box, or click two corners · %1 draws tracks · Esc cancels</source>
        <translation>Намалюйте %2 лише в цьому кадрі: протягніть рамку або клацніть два кути · %1 малює треки · Esc скасовує</translation>
    </message>
    <message>
        <source>Draw %2 in this frame only: drag a box, or click two corners · Esc cancels</source>
        <translation>Намалюйте %2 лише в цьому кадрі: протягніть рамку або клацніть два кути · Esc скасовує</translation>
    </message>
</context>
<context>
    <name>Edits</name>
    <message>
        <source>Drew %1</source>
        <translation>Намальовано: %1</translation>
    </message>
    <message>
        <source>Moved %1</source>
        <translation>Пересунуто: %1</translation>
    </message>
    <message>
        <source>Resized %1</source>
        <translation>Змінено розмір: %1</translation>
    </message>
    <message>
        <source>Added a key frame to %1</source>
        <translation>Додано ключовий кадр: %1</translation>
    </message>
    <message>
        <source>Removed a key frame of %1</source>
        <translation>Вилучено ключовий кадр: %1</translation>
    </message>
    <message>
        <source>Marked %1 as occluded</source>
        <translation>Позначено як перекрите: %1</translation>
    </message>
    <message>
        <source>Marked %1 as not occluded</source>
        <translation>Позначено як неперекрите: %1</translation>
    </message>
    <message>
        <source>Marked %1 as truncated</source>
        <translation>Позначено як обрізане: %1</translation>
    </message>
    <message>
        <source>Marked %1 as not truncated</source>
        <translation>Позначено як необрізане: %1</translation>
    </message>
    <message>
        <source>Ended %1 here</source>
        <translation>Завершено тут: %1</translation>
    </message>
    <message>
        <source>Continued %1</source>
        <translation>Продовжено: %1</translation>
    </message>
    <message>
        <source>Removed the track %1</source>
        <translation>Вилучено трек: %1</translation>
    </message>
    <message>
        <source>Changed the class to %1</source>
        <translation>Змінено клас: %1</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>Змінено: %1</translation>
    </message>
    <message>
        <source>Tagged the clip %1</source>
        <translation>Додано тег кліпу: %1</translation>
    </message>
    <message>
        <source>Took the tag %1 away</source>
        <translation>Знято тег: %1</translation>
    </message>
    <message>
        <source>Tagged a range %1</source>
        <translation>Додано тег діапазону: %1</translation>
    </message>
    <message>
        <source>Took the range tag %1 away</source>
        <translation>Знято тег діапазону: %1</translation>
    </message>
    <message>
        <source>Accepted %1</source>
        <translation>Узято: %1</translation>
    </message>
    <message>
        <source>Tracked %1</source>
        <translation>Відстежено: %1</translation>
    </message>
    <message>
        <source>Imported %1</source>
        <translation>Імпортовано: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n об’єкт</numerusform>
            <numerusform>%n об’єкти</numerusform>
            <numerusform>%n об’єктів</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged %1</source>
        <translation>Об’єднано: %1</translation>
    </message>
    <message>
        <source>Joined %1</source>
        <translation>З’єднано: %1</translation>
    </message>
    <message>
        <source>Split %1</source>
        <translation>Розділено: %1</translation>
    </message>
    <message>
        <source>Swapped %1 from here on</source>
        <translation>Обміняно звідси й далі: %1</translation>
    </message>
    <message>
        <source>Pasted %1</source>
        <translation>Вставлено: %1</translation>
    </message>
    <message>
        <source>Kept the box of %1</source>
        <translation>Збережено рамку: %1</translation>
    </message>
    <message>
        <source>Removed boxes of %1</source>
        <translation>Вилучено рамки: %1</translation>
    </message>
    <message>
        <source>Removed key frames of %1</source>
        <translation>Вилучено ключові кадри: %1</translation>
    </message>
    <message>
        <source>Showed %1 between key frames</source>
        <translation>Показано між ключовими кадрами: %1</translation>
    </message>
    <message>
        <source>Hid %1 between key frames</source>
        <translation>Приховано між ключовими кадрами: %1</translation>
    </message>
    <message>
        <source>Simplified %1</source>
        <translation>Спрощено: %1</translation>
    </message>
    <message>
        <source>Excluded frames</source>
        <translation>Кадри виключено</translation>
    </message>
    <message>
        <source>Included frames again</source>
        <translation>Кадри повернуто</translation>
    </message>
    <message>
        <source>Added an ignore region</source>
        <translation>Додано ігноровану ділянку</translation>
    </message>
    <message>
        <source>Removed ignore regions</source>
        <translation>Прибрано ігноровані ділянки</translation>
    </message>
    <message>
        <source>Moved a key frame of %1 in time</source>
        <translation>Пересунуто ключовий кадр у часі: %1</translation>
    </message>
    <message>
        <source>Changed where %1 holds</source>
        <translation>Змінено, де діє: %1</translation>
    </message>
    <message>
        <source>Hid %1</source>
        <translation>Приховано: %1</translation>
    </message>
    <message>
        <source>Showed %1 again</source>
        <translation>Знову показано: %1</translation>
    </message>
    <message>
        <source>Locked %1</source>
        <translation>Заблоковано: %1</translation>
    </message>
    <message>
        <source>Unlocked %1</source>
        <translation>Розблоковано: %1</translation>
    </message>
    <message>
        <source>Pinned %1</source>
        <translation>Закріплено: %1</translation>
    </message>
    <message>
        <source>Unpinned %1</source>
        <translation>Відкріплено: %1</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Cannot use %1: %2</source>
        <translation>Не вдається використати %1: %2</translation>
    </message>
    <message>
        <source>Check the disk and the permissions, then try again</source>
        <translation>Перевірте диск і права доступу та спробуйте ще раз</translation>
    </message>
    <message>
        <source>No space left to write %1</source>
        <translation>Немає місця, щоб записати %1</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing was left half written</source>
        <translation>Звільніть місце й спробуйте ще раз; нічого не записано наполовину</translation>
    </message>
    <message>
        <source>The workspace database failed: %1</source>
        <translation>Помилка бази даних робочого простору: %1</translation>
    </message>
    <message>
        <source>Try again; if it goes on, run &apos;consentryctl audit verify&apos;</source>
        <translation>Спробуйте ще раз; якщо не минеться, запустіть &apos;consentryctl audit verify&apos;</translation>
    </message>
    <message>
        <source>Something went wrong inside Consentry: %1</source>
        <translation>Усередині Consentry сталася помилка: %1</translation>
    </message>
    <message>
        <source>Please report this, with the command that you ran</source>
        <translation>Повідомте про це, будь ласка, разом із командою, яку ви запускали</translation>
    </message>
    <message>
        <source>The library %1 cannot be used</source>
        <translation>Бібліотеку %1 використати не можна</translation>
    </message>
    <message>
        <source>Reinstall it</source>
        <translation>Установіть її заново</translation>
    </message>
    <message>
        <source>There is no locked memory for a key</source>
        <translation>Немає заблокованої пам’яті для ключа</translation>
    </message>
    <message>
        <source>Raise the limit &apos;ulimit -l&apos; to at least 1 MiB and start again</source>
        <translation>Підвищте межу &apos;ulimit -l&apos; щонайменше до 1 MiB і запустіть знову</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>See --help</source>
        <translation>Див. --help</translation>
    </message>
    <message>
        <source>%1 exists already</source>
        <translation>%1 уже існує</translation>
    </message>
    <message>
        <source>Choose another name, or move the old one away</source>
        <translation>Виберіть іншу назву або перемістіть старе</translation>
    </message>
    <message>
        <source>More than one id starts with %1</source>
        <translation>З %1 починається більше ніж один ідентифікатор</translation>
    </message>
    <message>
        <source>Give more digits</source>
        <translation>Наведіть більше цифр</translation>
    </message>
    <message>
        <source>%1 is not valid JSON: %2</source>
        <translation>%1 не є правильним JSON: %2</translation>
    </message>
    <message>
        <source>Correct the file</source>
        <translation>Виправте файл</translation>
    </message>
    <message>
        <source>The field %1 is not right: %2</source>
        <translation>Поле %1 неправильне: %2</translation>
    </message>
    <message>
        <source>Correct it; resources/consent/ has examples that work</source>
        <translation>Виправте його; робочі приклади є в resources/consent/</translation>
    </message>
    <message>
        <source>There is no field %1</source>
        <translation>Поля %1 не існує</translation>
    </message>
    <message>
        <source>Take it out, or correct its name</source>
        <translation>Приберіть його або виправте назву</translation>
    </message>
    <message>
        <source>The field %1 holds what looks like an e-mail address or a telephone number</source>
        <translation>Поле %1 містить щось схоже на адресу електронної пошти або номер телефону</translation>
    </message>
    <message>
        <source>Leave personal data out; a random id is enough</source>
        <translation>Не вказуйте персональних даних; досить випадкового ідентифікатора</translation>
    </message>
    <message>
        <source>This is no valid %1</source>
        <translation>Неправильне значення: %1</translation>
    </message>
    <message>
        <source>Check that it was copied whole</source>
        <translation>Перевірте, чи скопійовано його повністю</translation>
    </message>
    <message>
        <source>%1 is larger than %2</source>
        <translation>%1 більше, ніж %2</translation>
    </message>
    <message>
        <source>Give a smaller one</source>
        <translation>Дайте щось менше</translation>
    </message>
    <message>
        <source>This is not an age file that we can read: %1</source>
        <translation>Цей файл age прочитати не можна: %1</translation>
    </message>
    <message>
        <source>Seal it again with the age command</source>
        <translation>Запечатайте його знову командою age</translation>
    </message>
    <message>
        <source>The age file is in text form (armored)</source>
        <translation>Файл age має текстовий вигляд (armored)</translation>
    </message>
    <message>
        <source>Seal it again without -a</source>
        <translation>Запечатайте його знову без -a</translation>
    </message>
    <message>
        <source>The age file is sealed to post-quantum keys only</source>
        <translation>Файл age запечатано лише для постквантових ключів</translation>
    </message>
    <message>
        <source>Seal it to the workspace&apos;s own recipient (age1…)</source>
        <translation>Запечатайте його для власного одержувача робочого простору (age1…)</translation>
    </message>
    <message>
        <source>This is no identity file of ours: %1</source>
        <translation>Це не файл посвідчення Consentry: %1</translation>
    </message>
    <message>
        <source>Choose the file that &apos;identity new&apos; wrote</source>
        <translation>Виберіть файл, який створила команда &apos;identity new&apos;</translation>
    </message>
    <message>
        <source>This is no valid card: %1</source>
        <translation>Це неправильна картка: %1</translation>
    </message>
    <message>
        <source>Ask for the .card file again</source>
        <translation>Попросіть файл .card ще раз</translation>
    </message>
    <message>
        <source>This is no valid invite: %1</source>
        <translation>Це неправильне запрошення: %1</translation>
    </message>
    <message>
        <source>Ask the custodian for the .invite file again</source>
        <translation>Попросіть у хранителя файл .invite ще раз</translation>
    </message>
    <message>
        <source>This kind of video is not supported: %1</source>
        <translation>Такий вид відео не підтримується: %1</translation>
    </message>
    <message>
        <source>Give mp4, mov, mkv, webm, ts or avi with h264, hevc, vp8, vp9, av1, mpeg4, mjpeg or msmpeg4v3</source>
        <translation>Дайте mp4, mov, mkv, webm, ts або avi з h264, hevc, vp8, vp9, av1, mpeg4, mjpeg або msmpeg4v3</translation>
    </message>
    <message>
        <source>The video is damaged: %1</source>
        <translation>Відео пошкоджене: %1</translation>
    </message>
    <message>
        <source>Get it again from its source</source>
        <translation>Отримайте його знову з джерела</translation>
    </message>
    <message>
        <source>The video is too large: %1 is above %2</source>
        <translation>Відео завелике: %1 перевищує %2</translation>
    </message>
    <message>
        <source>The video broke the decoder (%1); nothing was taken in</source>
        <translation>Відео зламало декодер (%1); нічого не прийнято</translation>
    </message>
    <message>
        <source>The file may be damaged or hostile; get it again from its source</source>
        <translation>Файл може бути пошкодженим або зловмисним; отримайте його знову з джерела</translation>
    </message>
    <message>
        <source>The decoder gave no frame for %1 seconds; nothing was taken in</source>
        <translation>Декодер не дав жодного кадру за %1 с; нічого не прийнято</translation>
    </message>
    <message>
        <source>The labels are not valid at %1: %2</source>
        <translation>Розмітка неправильна в місці %1: %2</translation>
    </message>
    <message>
        <source>%1 is not a workspace</source>
        <translation>%1 не є робочим простором</translation>
    </message>
    <message>
        <source>Name the folder that &apos;consentryctl init&apos; made</source>
        <translation>Укажіть теку, яку створила команда &apos;consentryctl init&apos;</translation>
    </message>
    <message>
        <source>The passphrase does not open this identity</source>
        <translation>Парольна фраза не відкриває цього посвідчення</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Спробуйте ще раз</translation>
    </message>
    <message>
        <source>This identity has no key for it</source>
        <translation>У цього посвідчення немає ключа до цього</translation>
    </message>
    <message>
        <source>Ask a custodian for access</source>
        <translation>Попросіть доступ у хранителя</translation>
    </message>
    <message>
        <source>%1 is not a member of this workspace</source>
        <translation>%1 не належить до учасників цього робочого простору</translation>
    </message>
    <message>
        <source>Ask a custodian for an invite</source>
        <translation>Попросіть запрошення у хранителя</translation>
    </message>
    <message>
        <source>Only a member with the role %2 may do this: %1</source>
        <translation>Це може робити лише учасник із роллю %2: %1</translation>
    </message>
    <message>
        <source>Ask somebody who has it</source>
        <translation>Попросіть того, хто її має</translation>
    </message>
    <message>
        <source>%1 is no longer a member of this workspace</source>
        <translation>%1 більше не належить до учасників цього робочого простору</translation>
    </message>
    <message>
        <source>Ask a custodian</source>
        <translation>Зверніться до хранителя</translation>
    </message>
    <message>
        <source>There is no valid consent for clip %1</source>
        <translation>Для кліпу %1 немає чинної згоди</translation>
    </message>
    <message>
        <source>Nothing can be opened without one</source>
        <translation>Без неї нічого не можна відкрити</translation>
    </message>
    <message>
        <source>The consent only begins at %1</source>
        <translation>Згода починає діяти лише %1</translation>
    </message>
    <message>
        <source>Wait until then</source>
        <translation>Зачекайте до того часу</translation>
    </message>
    <message>
        <source>The consent ended at %1</source>
        <translation>Строк згоди закінчився %1</translation>
    </message>
    <message>
        <source>Ask the custodian whether it was renewed</source>
        <translation>Запитайте хранителя, чи її поновлено</translation>
    </message>
    <message>
        <source>Consent was withdrawn %1</source>
        <translation>Згоду відкликано %1</translation>
    </message>
    <message>
        <source>The clip stays closed; its keys, videos and labels are erased</source>
        <translation>Кліп лишається закритим; його ключі, відео та розмітку стерто</translation>
    </message>
    <message>
        <source>The basis &apos;%1&apos; is not accepted</source>
        <translation>Підстава &apos;%1&apos; неприйнятна</translation>
    </message>
    <message>
        <source>Only &apos;consented&apos; and &apos;publicly_shared&apos; clips can be taken in</source>
        <translation>Приймаються лише кліпи з підставою &apos;consented&apos; або &apos;publicly_shared&apos;</translation>
    </message>
    <message>
        <source>The consent does not cover the purpose %1</source>
        <translation>Згода не охоплює мети %1</translation>
    </message>
    <message>
        <source>Choose a purpose that it names</source>
        <translation>Виберіть мету, яку в ній названо</translation>
    </message>
    <message>
        <source>You have no grant for clip %1</source>
        <translation>У вас немає дозволу на кліп %1</translation>
    </message>
    <message>
        <source>Ask your lead or a custodian</source>
        <translation>Зверніться до свого керівника або хранителя</translation>
    </message>
    <message>
        <source>Your grant only begins at %1</source>
        <translation>Ваш дозвіл починає діяти лише %1</translation>
    </message>
    <message>
        <source>Your grant ended at %1</source>
        <translation>Строк вашого дозволу закінчився %1</translation>
    </message>
    <message>
        <source>Ask your lead or a custodian for a new one</source>
        <translation>Попросіть новий у свого керівника або хранителя</translation>
    </message>
    <message>
        <source>The grant %1 was revoked</source>
        <translation>Дозвіл %1 скасовано</translation>
    </message>
    <message>
        <source>The grant does not count: %1</source>
        <translation>Дозвіл не дійсний: %1</translation>
    </message>
    <message>
        <source>Ask a custodian for a new one</source>
        <translation>Попросіть новий у хранителя</translation>
    </message>
    <message>
        <source>Your grant does not name the action &apos;%1&apos;</source>
        <translation>Ваш дозвіл не називає дії &apos;%1&apos;</translation>
    </message>
    <message>
        <source>The rendition &apos;%1&apos; is not for you</source>
        <translation>Варіант &apos;%1&apos; не для вас</translation>
    </message>
    <message>
        <source>Only the blurred copy can be opened</source>
        <translation>Відкрити можна лише копію з розмитими обличчями</translation>
    </message>
    <message>
        <source>Clip %1 was reported and is on hold</source>
        <translation>На кліп %1 надійшла скарга, його призупинено</translation>
    </message>
    <message>
        <source>A custodian decides whether it is shown again</source>
        <translation>Чи показувати його знову, вирішить хранитель</translation>
    </message>
    <message>
        <source>Clip %1 has no manifest and stays in quarantine</source>
        <translation>Кліп %1 не має маніфесту й лишається в карантині</translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation>Прийміть його ще раз</translation>
    </message>
    <message>
        <source>Nobody may review their own labels</source>
        <translation>Ніхто не може перевіряти власну розмітку</translation>
    </message>
    <message>
        <source>Ask another member with a review grant</source>
        <translation>Попросіть іншого учасника з дозволом на перевірку</translation>
    </message>
    <message>
        <source>The clip is %1; that does not allow: %2</source>
        <translation>Стан кліпу: %1; у ньому не можна: %2</translation>
    </message>
    <message>
        <source>See &apos;consentryctl queue&apos;</source>
        <translation>Див. &apos;consentryctl queue&apos;</translation>
    </message>
    <message>
        <source>A demo workspace takes only consent records that are marked demo, and no other workspace takes those</source>
        <translation>Демонстраційний робочий простір приймає лише записи згоди з позначкою demo, а всі інші таких не приймають</translation>
    </message>
    <message>
        <source>Use a workspace of your own for real clips</source>
        <translation>Для справжніх кліпів візьміть власний робочий простір</translation>
    </message>
    <message>
        <source>The face models are missing or altered: %1</source>
        <translation>Моделей облич немає або їх змінено: %1</translation>
    </message>
    <message>
        <source>Run scripts/fetch-models; without them nothing is taken in</source>
        <translation>Запустіть scripts/fetch-models; без них нічого не приймається</translation>
    </message>
    <message>
        <source>No clip with accepted labels may be exported</source>
        <translation>Жодного кліпу з прийнятою розміткою експортувати не можна</translation>
    </message>
    <message>
        <source>The view has ended: %1</source>
        <translation>Перегляд завершено: %1</translation>
    </message>
    <message>
        <source>Ask for access again</source>
        <translation>Попросіть доступ ще раз</translation>
    </message>
    <message>
        <source>The clock of this computer is behind the workspace&apos;s last change at %1</source>
        <translation>Годинник цього комп’ютера відстає від останньої зміни робочого простору: %1</translation>
    </message>
    <message>
        <source>Set the clock right</source>
        <translation>Виставте правильний час</translation>
    </message>
    <message>
        <source>The last custodian cannot be removed</source>
        <translation>Останнього хранителя вилучити не можна</translation>
    </message>
    <message>
        <source>Add another custodian first</source>
        <translation>Спершу додайте іншого хранителя</translation>
    </message>
    <message>
        <source>Others can read %1</source>
        <translation>Інші можуть читати %1</translation>
    </message>
    <message>
        <source>Run: chmod go= on it</source>
        <translation>Виконайте для цього файлу chmod go=</translation>
    </message>
    <message>
        <source>%1 was altered, or is not sealed with this key</source>
        <translation>%1: змінено або запечатано іншим ключем</translation>
    </message>
    <message>
        <source>Do not trust it; tell a custodian</source>
        <translation>Не довіряйте цьому; повідомте хранителя</translation>
    </message>
    <message>
        <source>%1 is cut short</source>
        <translation>%1: обірвано</translation>
    </message>
    <message>
        <source>The signature of a record of type &apos;%1&apos; is wrong</source>
        <translation>Підпис запису типу &apos;%1&apos; неправильний</translation>
    </message>
    <message>
        <source>The workspace was altered; tell a custodian</source>
        <translation>Робочий простір змінено; повідомте хранителя</translation>
    </message>
    <message>
        <source>A signed record of type &apos;%1&apos; is not valid: %2</source>
        <translation>Підписаний запис типу &apos;%1&apos; неправильний: %2</translation>
    </message>
    <message>
        <source>A record of type &apos;%1&apos; is signed by nobody who counts here</source>
        <translation>Запис типу &apos;%1&apos; не підписав ніхто, чий підпис тут чинний</translation>
    </message>
    <message>
        <source>The content of %1 is not what was signed</source>
        <translation>Вміст %1 не той, що був підписаний</translation>
    </message>
    <message>
        <source>This workspace has another root than the one you accepted: %1</source>
        <translation>Корінь цього робочого простору не той, який ви прийняли: %1</translation>
    </message>
    <message>
        <source>Do not go on; ask the custodian in person</source>
        <translation>Не продовжуйте; запитайте хранителя особисто</translation>
    </message>
    <message>
        <source>A record of type &apos;%1&apos; belongs to another workspace</source>
        <translation>Запис типу &apos;%1&apos; належить іншому робочому простору</translation>
    </message>
    <message>
        <source>The workspace has no status record</source>
        <translation>Робочий простір не має запису стану</translation>
    </message>
    <message>
        <source>The workspace&apos;s status does not agree with its lists: %1</source>
        <translation>Стан робочого простору не відповідає його спискам: %1</translation>
    </message>
    <message>
        <source>The workspace is older than what this computer has seen: %1</source>
        <translation>Робочий простір старіший за те, що вже бачив цей комп’ютер: %1</translation>
    </message>
    <message>
        <source>It was replaced by an old copy; tell a custodian</source>
        <translation>Його замінено старою копією; повідомте хранителя</translation>
    </message>
    <message>
        <source>The audit log is broken: %1</source>
        <translation>Журнал аудиту порушено: %1</translation>
    </message>
    <message>
        <source>A clip does not agree with its manifest: %1</source>
        <translation>Кліп не відповідає своєму маніфесту: %1</translation>
    </message>
    <message>
        <source>The clip was replaced or damaged; tell a custodian</source>
        <translation>Кліп замінено або пошкоджено; повідомте хранителя</translation>
    </message>
    <message>
        <source>A file of the workspace is missing: %1</source>
        <translation>Бракує файлу робочого простору: %1</translation>
    </message>
    <message>
        <source>It was deleted; tell a custodian</source>
        <translation>Його видалено; повідомте хранителя</translation>
    </message>
    <message>
        <source>There is no %1 %2</source>
        <translation>Немає: %1 %2</translation>
    </message>
    <message>
        <source>Check the name</source>
        <translation>Перевірте назву</translation>
    </message>
    <message>
        <source>Another program is writing to the workspace</source>
        <translation>Інша програма саме записує до робочого простору</translation>
    </message>
    <message>
        <source>Try again in a moment</source>
        <translation>Спробуйте ще раз за мить</translation>
    </message>
    <message>
        <source>Interrupted; nothing was changed</source>
        <translation>Перервано; нічого не змінено</translation>
    </message>
    <message>
        <source>Start it again when you like</source>
        <translation>Запустіть знову, коли забажаєте</translation>
    </message>
    <message>
        <source>Labels that were not submitted yet are damaged: %1</source>
        <translation>Ще не подану розмітку пошкоджено: %1</translation>
    </message>
    <message>
        <source>Track %1 is locked</source>
        <translation>Трек %1 заблоковано</translation>
    </message>
    <message>
        <source>Nobody may approve or release what they asked for themselves</source>
        <translation>Ніхто не може схвалювати чи видавати те, про що просив сам</translation>
    </message>
    <message>
        <source>Ask another lead or custodian</source>
        <translation>Попросіть іншого керівника або хранителя</translation>
    </message>
    <message>
        <source>The unblur request is %1; that does not allow: %2</source>
        <translation>Стан запиту на розкриття: %1; у ньому не можна: %2</translation>
    </message>
    <message>
        <source>See &apos;consentryctl unblur list&apos;</source>
        <translation>Див. &apos;consentryctl unblur list&apos;</translation>
    </message>
    <message>
        <source>The object model is missing or altered: %1</source>
        <translation>Моделі об’єктів немає або її змінено: %1</translation>
    </message>
    <message>
        <source>Run scripts/fetch-models; without it nothing is suggested</source>
        <translation>Запустіть scripts/fetch-models; без неї нічого не пропонується</translation>
    </message>
    <message>
        <source>Frames %1 are in the segment of %2</source>
        <translation>Кадри %1 належать до відрізка, за який відповідає %2</translation>
    </message>
    <message>
        <source>Edit inside your own segment</source>
        <translation>Редагуйте в межах свого відрізка</translation>
    </message>
    <message>
        <source>The segment of frames %1 was handed in by %2</source>
        <translation>Відрізок із кадрами %1 уже здано, здав(-ла) %2</translation>
    </message>
    <message>
        <source>It can be changed again when the clip was sent back</source>
        <translation>Його можна буде змінити, коли кліп повернуть</translation>
    </message>
    <message>
        <source>No segment of clip %1 waits for you</source>
        <translation>У кліпі %1 жоден відрізок не чекає на вас</translation>
    </message>
    <message>
        <source>See &apos;consentryctl task show&apos;</source>
        <translation>Див. &apos;consentryctl task show&apos;</translation>
    </message>
    <message>
        <source>Somebody else has worked on this clip since you opened it</source>
        <translation>Відтоді як ви відкрили цей кліп, над ним працював хтось інший</translation>
    </message>
    <message>
        <source>All but your last step is stored; open the clip again to go on</source>
        <translation>Збережено все, крім останнього кроку; щоб продовжити, відкрийте кліп знову</translation>
    </message>
    <message>
        <source>Select it and unlock it first</source>
        <translation>Спершу виберіть його та розблокуйте</translation>
    </message>
    <message>
        <source>The workspace gave no answer for a second</source>
        <translation>Робочий простір не відповідав секунду</translation>
    </message>
    <message>
        <source>Open the clip again; if this happens often, the computer is busy or the disk is slow</source>
        <translation>Відкрийте кліп знову; якщо це трапляється часто, комп’ютер перевантажений або диск повільний</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>not accepted yet</source>
        <translation>ще не прийнято</translation>
    </message>
    <message>
        <source>signed by somebody who has left</source>
        <translation>підпис того, хто вже не учасник</translation>
    </message>
    <message>
        <source>the owner did not agree to this purpose</source>
        <translation>власник не погодився на цю мету</translation>
    </message>
    <message>
        <source>consent was withdrawn</source>
        <translation>згоду відкликано</translation>
    </message>
    <message>
        <source>consent has ended</source>
        <translation>строк згоди закінчився</translation>
    </message>
    <message>
        <source>reported, on hold</source>
        <translation>є скарга, призупинено</translation>
    </message>
    <message>
        <source>may not be used now</source>
        <translation>зараз використати не можна</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n clip(s), %1 boxes.</source>
        <translation>
            <numerusform>Експортовано %n кліп, рамок: %1.</numerusform>
            <numerusform>Експортовано %n кліпи, рамок: %1.</numerusform>
            <numerusform>Експортовано %n кліпів, рамок: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left out: %n clip(s), %1.</source>
        <translation>
            <numerusform>Не ввійшов %n кліп: %1.</numerusform>
            <numerusform>Не ввійшли %n кліпи: %1.</numerusform>
            <numerusform>Не ввійшло %n кліпів: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrameMarks</name>
    <message>
        <source>ignored</source>
        <translation>ігнорується</translation>
    </message>
    <message>
        <source>%1 ignored</source>
        <translation>%1: ігнорується</translation>
    </message>
    <message>
        <source>This frame is excluded: exports leave it out</source>
        <translation>Цей кадр виключено: до експорту він не потрапить</translation>
    </message>
</context>
<context>
    <name>FrameSlider</name>
    <message>
        <source>frame %1 of %2</source>
        <translation>кадр %1 з %2</translation>
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
        <translation>- Один трек на одну людину: від першого кадру, де її хоч трохи видно, до останнього.
- Рамка охоплює **все, що видно** від людини, разом з одягом і тим, що вона несе.
- Частково за чимось: позначте *перекрито*, а рамку лишіть навколо видимого.
- Обрізана краєм зображення: позначте *обрізано*.
- Зникла й повернулася: між цим *поза кадром*, потім той самий трек.
- Зображення людей, дзеркала та екрани — не люди.</translation>
    </message>
    <message>
        <source>- One track for one animal; a flock that cannot be told apart is one box.
- The box encloses the body **with tail and ears**.
- Choose the kind when you are sure, *any kind* when you are not.
- Insects in front of the lens are a clip tag, not an animal.</source>
        <translation>- Один трек на одну тварину; зграя, в якій їх не розрізнити, — одна рамка.
- Рамка охоплює тіло **з хвостом і вухами**.
- Вид вибирайте, коли певні, інакше *будь-який вид*.
- Комахи перед об’єктивом — це тег кліпу, а не тварина.</translation>
    </message>
    <message>
        <source>- Parked vehicles count: one track over the whole clip.
- The box encloses the body **with wheels and mirrors**, without shadow or light.
- A person on a bicycle is two tracks: the person and the bicycle.
- Behind a fence or another vehicle: mark *occluded*.</source>
        <translation>- Припарковані машини теж рахуються: один трек на весь кліп.
- Рамка охоплює кузов **із колесами та дзеркалами**, без тіні й світла.
- Людина на велосипеді — це два треки: людина й велосипед.
- За парканом або іншим транспортом: позначте *перекрито*.</translation>
    </message>
    <message>
        <source>- One track for one object, from the first frame in which it is seen to the last.
- The box encloses **all that is seen** of it, and no more.
- Partly behind something: *occluded*. Cut off by the picture: *truncated*. Gone: *outside*.</source>
        <translation>- Один трек на один об’єкт: від першого кадру, де його видно, до останнього.
- Рамка охоплює **все, що видно**, і не більше.
- Частково за чимось: *перекрито*. Обрізаний краєм зображення: *обрізано*. Зник: *поза кадром*.</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>person</source>
        <translation>людина</translation>
    </message>
    <message>
        <source>animal</source>
        <translation>тварина</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>транспорт</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>собака</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>кішка</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>птах</translation>
    </message>
    <message>
        <source>other</source>
        <translation>інше</translation>
    </message>
    <message>
        <source>car</source>
        <translation>авто</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>вантажівка</translation>
    </message>
    <message>
        <source>bus</source>
        <translation>автобус</translation>
    </message>
    <message>
        <source>motorcycle</source>
        <translation>мотоцикл</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>велосипед</translation>
    </message>
    <message>
        <source>leaves</source>
        <translation>листя</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>тінь</translation>
    </message>
    <message>
        <source>rain</source>
        <translation>дощ</translation>
    </message>
    <message>
        <source>light</source>
        <translation>світло</translation>
    </message>
    <message>
        <source>insect</source>
        <translation>комаха</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>нічого</translation>
    </message>
    <message>
        <source>sensitive</source>
        <translation>делікатне</translation>
    </message>
    <message>
        <source>activity</source>
        <translation>дія</translation>
    </message>
    <message>
        <source>standing</source>
        <translation>стоїть</translation>
    </message>
    <message>
        <source>walking</source>
        <translation>іде</translation>
    </message>
    <message>
        <source>running</source>
        <translation>біжить</translation>
    </message>
    <message>
        <source>sitting</source>
        <translation>сидить</translation>
    </message>
    <message>
        <source>lying</source>
        <translation>лежить</translation>
    </message>
    <message>
        <source>carrying</source>
        <translation>несе</translation>
    </message>
    <message>
        <source>parcel</source>
        <translation>пакунок</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>сумка</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>інструмент</translation>
    </message>
    <message>
        <source>moving</source>
        <translation>рухається</translation>
    </message>
    <message>
        <source>on a leash</source>
        <translation>на повідку</translation>
    </message>
    <message>
        <source>seats taken</source>
        <translation>зайняті місця</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>примітка</translation>
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
        <translation>трек, з кадру %1</translation>
    </message>
    <message>
        <source>Nothing of that name can be done now</source>
        <translation>З такою назвою зараз нічого зробити не можна</translation>
    </message>
    <message>
        <source>Go to frame %1</source>
        <translation>Перейти до кадру %1</translation>
    </message>
    <message>
        <source>Undo history: choose the last step to keep</source>
        <translation>Історія змін: виберіть останній крок, який лишити</translation>
    </message>
    <message>
        <source>No step of that name since the clip was opened</source>
        <translation>Такого кроку не було, відколи відкрито кліп</translation>
    </message>
    <message>
        <source>now</source>
        <translation>зараз</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>скасовано</translation>
    </message>
    <message>
        <source>As the clip was opened</source>
        <translation>Як було, коли кліп відкрили</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>кліп</translation>
    </message>
    <message>
        <source>An action, a track, a clip, a frame or a time</source>
        <translation>Дія, трек, кліп, кадр або час</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>not assigned</source>
        <translation>не призначено</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новий</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>у роботі</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>подано</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>повернуто</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>прийнято</translation>
    </message>
    <message>
        <source>all clips</source>
        <translation>усі кліпи</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>до роботи</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1, %2 з %3</translation>
    </message>
</context>
<context>
    <name>RegionTool</name>
    <message>
        <source>Release to hide this region · Esc cancels</source>
        <translation>Відпустіть, щоб приховати цю ділянку · Esc скасовує</translation>
    </message>
    <message>
        <source>Blur region: drag over a face that is still visible · Esc cancels</source>
        <translation>Прихована ділянка: протягніть над обличчям, яке ще видно · Esc скасовує</translation>
    </message>
    <message>
        <source>Click the opposite corner · Esc cancels</source>
        <translation>Клацніть протилежний кут · Esc скасовує</translation>
    </message>
</context>
<context>
    <name>SelectTool</name>
    <message>
        <source>Read only: click a box to see its properties</source>
        <translation>Лише перегляд: клацніть рамку, щоб побачити її властивості</translation>
    </message>
    <message>
        <source>Release to keep the change · Alt does not snap · Esc cancels</source>
        <translation>Відпустіть, щоб зберегти зміну · Alt вимикає прилипання · Esc скасовує</translation>
    </message>
    <message>
        <source>Release to select what the frame touches · Ctrl adds · Esc cancels</source>
        <translation>Відпустіть, щоб вибрати все, чого торкається обведення · Ctrl додає · Esc скасовує</translation>
    </message>
    <message>
        <source>Select: click a box, drag to move, drag a handle to resize · drag beside boxes for several · %1 draws</source>
        <translation>Вибір: клацніть рамку, тягніть, щоб пересунути, за кут — щоб змінити розмір · тягніть поруч, щоб вибрати кілька · %1 малює</translation>
    </message>
    <message>
        <source>Select: click a box, drag to move, drag a handle to resize · drag beside boxes for several</source>
        <translation>Вибір: клацніть рамку, тягніть, щоб пересунути, за кут — щоб змінити розмір · тягніть поруч, щоб вибрати кілька</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Dark</source>
        <translation>Темні</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Світлі</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Висока контрастність</translation>
    </message>
    <message>
        <source>As the desktop does</source>
        <translation>Як у системі</translation>
    </message>
    <message>
        <source>Nothing moves</source>
        <translation>Ніщо не рухається</translation>
    </message>
    <message>
        <source>A colour for each class</source>
        <translation>Свій колір для кожного класу</translation>
    </message>
    <message>
        <source>A colour for each track</source>
        <translation>Свій колір для кожного треку</translation>
    </message>
    <message>
        <source>By key frame, interpolated, proposed</source>
        <translation>Ключовий кадр, інтерполяція, пропозиція</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Приховано</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Показано</translation>
    </message>
    <message>
        <source>By track number</source>
        <translation>За номером треку</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>За класом</translation>
    </message>
    <message>
        <source>By where tracks begin</source>
        <translation>За початком треку</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Кольори вікна</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Розмір тексту</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Розмір усього</translation>
    </message>
    <message>
        <source>From the next start on</source>
        <translation>Від наступного запуску</translation>
    </message>
    <message>
        <source>Menus, carets and bars</source>
        <translation>Меню, курсори та смуги</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Рамки</translation>
    </message>
    <message>
        <source>Strength of boxes</source>
        <translation>Непрозорість рамок</translation>
    </message>
    <message>
        <source>Selected boxes are always drawn in full</source>
        <translation>Вибрані рамки завжди видно повністю</translation>
    </message>
    <message>
        <source>Trail and neighbouring key frames</source>
        <translation>Слід і сусідні ключові кадри</translation>
    </message>
    <message>
        <source>Length of trails in frames</source>
        <translation>Довжина слідів у кадрах</translation>
    </message>
    <message>
        <source>Lanes of the timeline</source>
        <translation>Доріжки шкали часу</translation>
    </message>
    <message>
        <source>That of the computer</source>
        <translation>Мова комп’ютера</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <source>By what is left to review</source>
        <translation>За тим, що лишилося перевірити</translation>
    </message>
    <message>
        <source>Frames in a long step</source>
        <translation>Кадрів у великому кроці</translation>
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
        <translation>видно</translation>
    </message>
    <message>
        <source>occluded</source>
        <translation>перекрито</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>обрізано</translation>
    </message>
    <message>
        <source>keyframe</source>
        <translation>ключовий</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>інтерпольовано</translation>
    </message>
    <message>
        <source>single</source>
        <translation>одиночний</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>приховано</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>заблоковано</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>закріплено</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>вручну</translation>
    </message>
    <message>
        <source>tracked</source>
        <translation>відстежено</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>запропоновано</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>імпортовано</translation>
    </message>
</context>
<context>
    <name>Unblur</name>
    <message>
        <source>waits for approval</source>
        <translation>чекає на схвалення</translation>
    </message>
    <message>
        <source>approved by %1, waits for a custodian</source>
        <translation>схвалено: %1, чекає на хранителя</translation>
    </message>
    <message>
        <source>released until %1</source>
        <translation>видано до %1</translation>
    </message>
    <message>
        <source>refused by %1: %2</source>
        <translation>відмова від %1: %2</translation>
    </message>
    <message>
        <source>was released until %1</source>
        <translation>було видано до %1</translation>
    </message>
    <message>
        <source>expired without an answer</source>
        <translation>минув без відповіді</translation>
    </message>
    <message>
        <source>over</source>
        <translation>завершено</translation>
    </message>
    <message>
        <source>A custodian releases it; until then it can be refused.</source>
        <translation>Видає хранитель; доти запит ще можна відхилити.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1–%2</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n хв</numerusform>
            <numerusform>%n хв</numerusform>
            <numerusform>%n хв</numerusform>
        </translation>
    </message>
    <message>
        <source>Release the frames</source>
        <translation>Видати кадри</translation>
    </message>
    <message>
        <source>Approve and release</source>
        <translation>Схвалити й видати</translation>
    </message>
    <message>
        <source>The reason holds what looks like an e-mail address or a telephone number. Others read it: leave that out.</source>
        <translation>У поясненні є щось схоже на адресу електронної пошти чи номер телефону. Його читають інші: приберіть це.</translation>
    </message>
    <message>
        <source>Give a short reason in words that can be read.</source>
        <translation>Коротко поясніть причину словами, які можна прочитати.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>ended</source>
        <translation>закінчився</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>ще %1 с</translation>
    </message>
    <message>
        <source>%1 m left</source>
        <translation>ще %1 хв</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>ще днів: %1</translation>
    </message>
    <message>
        <source>%1 h %2 m left</source>
        <translation>ще %1 год %2 хв</translation>
    </message>
</context>
<context>
    <name>consentry::app::AssistController</name>
    <message>
        <source>lost sight of it</source>
        <translation>об’єкт утрачено з поля зору</translation>
    </message>
    <message>
        <source>it left the picture</source>
        <translation>об’єкт вийшов із кадру</translation>
    </message>
    <message>
        <source>another scene begins</source>
        <translation>починається інша сцена</translation>
    </message>
    <message>
        <source>something that moves</source>
        <translation>щось, що рухається</translation>
    </message>
    <message>
        <source>%1 %2, followed</source>
        <translation>%1 %2, відстежено</translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>%1, frames %2 to %3</source>
        <translation>%1, кадри %2–%3</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Скасовано</translation>
    </message>
    <message>
        <source>There is nothing to follow here: the track is not seen, or the next key frame is the next frame</source>
        <translation>Тут нема чого відстежувати: треку не видно, або наступний ключовий кадр — це наступний кадр</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Відстеження</translation>
    </message>
    <message>
        <source>Looking for objects</source>
        <translation>Пошук об’єктів</translation>
    </message>
    <message>
        <source>Comparing with the picture</source>
        <translation>Порівняння із зображенням</translation>
    </message>
    <message>
        <source>Followed to frame %1: %2</source>
        <translation>Відстежено до кадру %1: %2</translation>
    </message>
    <message>
        <source>Interpolation fits: there is nothing to add</source>
        <translation>Інтерполяція збігається: додавати нічого</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Нічого не знайдено</translation>
    </message>
    <message>
        <source>No interpolated box seems to be beside what it is about</source>
        <translation>Здається, жодна інтерпольована рамка не відходить від свого об’єкта</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful stretch(es). %1 goes to the next.</source>
        <translation>
            <numerusform>%n сумнівний відрізок. %1 веде до наступного.</numerusform>
            <numerusform>%n сумнівні відрізки. %1 веде до наступного.</numerusform>
            <numerusform>%n сумнівних відрізків. %1 веде до наступного.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is still under way. Esc ends it.</source>
        <translation>%1 ще триває. Esc зупиняє.</translation>
    </message>
    <message>
        <source>Left the proposal</source>
        <translation>Пропозицію відхилено</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful stretch(es).</source>
        <translation>
            <numerusform>%n сумнівний відрізок.</numerusform>
            <numerusform>%n сумнівні відрізки.</numerusform>
            <numerusform>%n сумнівних відрізків.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::ClipController</name>
    <message>
        <source>human review</source>
        <translation>перегляд людиною</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>розмітка</translation>
    </message>
    <message>
        <source>model training</source>
        <translation>навчання моделі</translation>
    </message>
    <message>
        <source>sharing</source>
        <translation>поширення</translation>
    </message>
    <message>
        <source>view</source>
        <translation>дивитися</translation>
    </message>
    <message>
        <source>annotate</source>
        <translation>розмічати</translation>
    </message>
    <message>
        <source>review</source>
        <translation>перевіряти</translation>
    </message>
    <message>
        <source>assign</source>
        <translation>призначати</translation>
    </message>
    <message>
        <source>This clip closed: %1. Your labels up to then are stored.</source>
        <translation>Цей кліп закрито: %1. Вашу розмітку до цієї миті збережено.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Submitted for review</source>
        <translation>Подано на перевірку</translation>
    </message>
    <message>
        <source>Labels accepted</source>
        <translation>Розмітку прийнято</translation>
    </message>
    <message>
        <source>Labels sent back</source>
        <translation>Розмітку повернуто</translation>
    </message>
    <message>
        <source>You reported this clip. Nobody sees it until a custodian decides.</source>
        <translation>Ви поскаржилися на цей кліп. Ніхто його не бачить, доки не вирішить хранитель.</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s)</source>
        <translation>
            <numerusform>%n трек</numerusform>
            <numerusform>%n треки</numerusform>
            <numerusform>%n треків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key frame(s)</source>
        <translation>
            <numerusform>%n ключовий кадр</numerusform>
            <numerusform>%n ключові кадри</numerusform>
            <numerusform>%n ключових кадрів</numerusform>
        </translation>
    </message>
    <message>
        <source>This clip closed: %1. Its labels are erased, too.</source>
        <translation>Цей кліп закрито: %1. Його розмітку теж стерто.</translation>
    </message>
    <message>
        <source>Double-click a clip in the list on the left to open it, or press Enter there.</source>
        <translation>Двічі клацніть кліп у списку ліворуч, щоб відкрити його, або натисніть там Enter.</translation>
    </message>
    <message>
        <source>The report was not stored, and others can still open this clip: %1</source>
        <translation>Скаргу не збережено, інші й далі можуть відкрити цей кліп: %1</translation>
    </message>
    <message numerus="yes">
        <source>Consentry ended unexpectedly last time. %n edit(s) were restored.</source>
        <translation>
            <numerusform>Минулого разу Consentry завершилася несподівано. Відновлено %n зміну.</numerusform>
            <numerusform>Минулого разу Consentry завершилася несподівано. Відновлено %n зміни.</numerusform>
            <numerusform>Минулого разу Consentry завершилася несподівано. Відновлено %n змін.</numerusform>
        </translation>
    </message>
    <message>
        <source>The doubts of this clip cannot be read: %1</source>
        <translation>Сумніви щодо цього кліпу прочитати не можна: %1</translation>
    </message>
    <message>
        <source>Nothing is labelled in this clip. It is submitted only if you say so.</source>
        <translation>У цьому кліпі нічого не розмічено. Його буде подано, лише якщо ви цього бажаєте.</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>Подати</translation>
    </message>
    <message>
        <source>Nobody reads a comment on labels that are accepted. Return them with it, or:</source>
        <translation>Коментаря до прийнятої розмітки ніхто не прочитає. Поверніть її з ним, або:</translation>
    </message>
    <message>
        <source>Accept without it</source>
        <translation>Прийняти без нього</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Скасувати дію</translation>
    </message>
    <message>
        <source>The labels are open again</source>
        <translation>Розмітка знову відкрита</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Відкрити знову</translation>
    </message>
    <message>
        <source>Your part is handed in; others are still at theirs</source>
        <translation>Вашу частину здано; інші ще працюють над своїми</translation>
    </message>
    <message>
        <source>Your part of this clip has no boxes and no tags of its own. It is handed in only if you say so.</source>
        <translation>У вашій частині цього кліпу немає ні рамок, ні власних міток. Її буде здано, лише якщо ви цього бажаєте.</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Здати</translation>
    </message>
    <message>
        <source>Accepted by mistake</source>
        <translation>Прийнято помилково</translation>
    </message>
    <message>
        <source>%2 is pinned in its place. %1 unpins it.</source>
        <translation>%2: місце закріплено. %1 відкріплює.</translation>
    </message>
    <message>
        <source>%1 is pinned in its place.</source>
        <translation>%1: місце закріплено.</translation>
    </message>
    <message>
        <source>%2 is locked. %1 unlocks it.</source>
        <translation>%2: трек заблоковано. %1 розблоковує його.</translation>
    </message>
    <message>
        <source>%2 is locked: nothing was changed. Select it and press %1 to unlock it.</source>
        <translation>%2: трек заблоковано, тому нічого не змінено. Виберіть його й натисніть %1, щоб розблокувати.</translation>
    </message>
    <message>
        <source>%1 is locked: nothing was changed.</source>
        <translation>%1: трек заблоковано, тому нічого не змінено.</translation>
    </message>
</context>
<context>
    <name>consentry::app::DoubtController</name>
    <message>
        <source>No detector was sure of a face</source>
        <translation>Жоден детектор не був певен, що це обличчя</translation>
    </message>
    <message>
        <source>A face was seen in one frame only</source>
        <translation>Обличчя бачили лише в одному кадрі</translation>
    </message>
    <message>
        <source>A face was lost for a while</source>
        <translation>Обличчя на якийсь час загубилося</translation>
    </message>
    <message>
        <source>Only one of two detectors saw a face</source>
        <translation>Обличчя бачив лише один із двох детекторів</translation>
    </message>
    <message>
        <source>The second detector saw a face that is not blurred</source>
        <translation>Другий детектор бачив обличчя, яке не розмито</translation>
    </message>
    <message>
        <source>Frames %1 to %2</source>
        <translation>Кадри %1–%2</translation>
    </message>
    <message>
        <source>This clip was taken in without the name of a camera, so nobody knows which other clips are of the same.</source>
        <translation>Цей кліп прийнято без назви камери, тож ніхто не знає, які ще кліпи зняла та сама.</translation>
    </message>
    <message>
        <source>This is not hidden in other clips: %1</source>
        <translation>Це не приховано в інших кліпах: %1</translation>
    </message>
    <message>
        <source>That is so already.</source>
        <translation>Так уже є.</translation>
    </message>
    <message>
        <source>Painted over for good in each clip of the camera %1 that is taken in or redacted from now on.</source>
        <translation>Назавжди замальовується в кожному кліпі камери %1, який відтепер приймають чи приховують.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Painted over no more.</source>
        <translation>Більше не замальовується.</translation>
    </message>
    <message>
        <source>Nothing that you drew hides something in this frame. Draw it with %1 first.</source>
        <translation>Ніщо з намальованого вами не приховує нічого в цьому кадрі. Спершу намалюйте це клавішею %1.</translation>
    </message>
    <message>
        <source>Nothing that you drew hides something in this frame. Draw it first.</source>
        <translation>Ніщо з намальованого вами не приховує нічого в цьому кадрі. Спершу намалюйте це.</translation>
    </message>
</context>
<context>
    <name>consentry::app::LabelSetController</name>
    <message>
        <source>Version %1 is signed. Clips that are opened from now on can use it.</source>
        <translation>Версію %1 підписано. Вона діє для кліпів, які відкриють відтепер.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>as delivered</source>
        <translation>початкова</translation>
    </message>
    <message>
        <source>Somebody else has signed a version meanwhile. Close this card and open it again.</source>
        <translation>Тим часом хтось інший підписав версію. Закрийте цю картку й відкрийте її знову.</translation>
    </message>
</context>
<context>
    <name>consentry::app::MainWindow</name>
    <message>
        <source>No clip waits for you. Your lead or a custodian grants access to clips.</source>
        <translation>Жоден кліп не чекає на вас. Доступ до кліпів надає ваш керівник або хранитель.</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>Розмітка</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Перевірка</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Експорт</translation>
    </message>
    <message>
        <source>A custodian makes the workspace</source>
        <translation>Робочий простір створює хранитель</translation>
    </message>
    <message>
        <source>In a terminal: consentryctl init FOLDER --custodian NAME --identity-out FILE. Then open it here.</source>
        <translation>У терміналі: consentryctl init ТЕКА --custodian ІМ’Я --identity-out ФАЙЛ. Потім відкрийте її тут.</translation>
    </message>
    <message>
        <source>Where to put the label set</source>
        <translation>Куди зберегти набір розмітки</translation>
    </message>
    <message>
        <source>Model training</source>
        <translation>Навчання моделі</translation>
    </message>
    <message>
        <source>COCO, with tracks</source>
        <translation>COCO з треками</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Відкрити робочий простір</translation>
    </message>
    <message>
        <source>Your identity file</source>
        <translation>Ваш файл посвідчення</translation>
    </message>
    <message>
        <source>Identities (*.age);;All files (*)</source>
        <translation>Посвідчення (*.age);;Усі файли (*)</translation>
    </message>
    <message>
        <source>The demo is not made yet</source>
        <translation>Демонстрацію ще не створено</translation>
    </message>
    <message>
        <source>In a terminal: consentryctl demo %1. It takes some minutes, since every frame is searched for faces.</source>
        <translation>У терміналі: consentryctl demo %1. Це триватиме кілька хвилин, бо обличчя шукають у кожному кадрі.</translation>
    </message>
    <message>
        <source>This clip has left your queue.</source>
        <translation>Цього кліпу вже немає у вашій черзі.</translation>
    </message>
    <message>
        <source>The name becomes the name of a folder: leave out the slash.</source>
        <translation>Назва стане назвою теки: приберіть скісну риску.</translation>
    </message>
    <message>
        <source>No clip is in this state. Choose &quot;all clips&quot; above.</source>
        <translation>У цьому стані немає жодного кліпу. Виберіть угорі «усі кліпи».</translation>
    </message>
    <message>
        <source>No labels wait for a review. They come here when somebody submits them.</source>
        <translation>Жодна розмітка не чекає на перевірку. Вона з’явиться тут, коли її хтось подасть.</translation>
    </message>
    <message>
        <source>Check faces</source>
        <translation>Перевірка облич</translation>
    </message>
    <message>
        <source>No clip is here to be looked at.</source>
        <translation>Тут немає кліпу, який треба переглянути.</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запити</translation>
    </message>
</context>
<context>
    <name>consentry::app::RegionController</name>
    <message>
        <source>This is hidden in this window only: %1</source>
        <translation>Це приховано лише в цьому вікні: %1</translation>
    </message>
    <message>
        <source>Hidden from everybody in the frames %1 to %2. Where it moves, draw it again.</source>
        <translation>Приховано від усіх у кадрах %1–%2. Якщо воно рухається, намалюйте ще раз там, де воно буде.</translation>
    </message>
</context>
<context>
    <name>consentry::app::RevealController</name>
    <message>
        <source>Frames %1 to %2 of an original are open for you until %3.</source>
        <translation>Кадри %1–%2 оригіналу відкриті для вас до %3.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показати</translation>
    </message>
</context>
<context>
    <name>consentry::app::RevealWindow</name>
    <message>
        <source>Original – Consentry</source>
        <translation>Оригінал – Consentry</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Відтворити або призупинити</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Відтворити</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Кадр</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>The original is closed: %1</source>
        <translation>Оригінал закрито: %1</translation>
    </message>
</context>
<context>
    <name>consentry::app::SegmentController</name>
    <message>
        <source>This clip is not divided: all of it is yours to label</source>
        <translation>Цей кліп не поділено: розмічайте його весь</translation>
    </message>
    <message>
        <source>No segment of this clip waits for you</source>
        <translation>У цьому кліпі жоден відрізок не чекає на вас</translation>
    </message>
    <message>
        <source>%1 has handed in frames %2</source>
        <translation>%1: кадри %2 здано</translation>
    </message>
    <message>
        <source>This clip is divided otherwise now</source>
        <translation>Цей кліп тепер поділено інакше</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Відкрити знову</translation>
    </message>
    <message>
        <source>The labels of this clip were accepted</source>
        <translation>Розмітку цього кліпу прийнято</translation>
    </message>
    <message>
        <source>The labels of this clip were submitted for review</source>
        <translation>Розмітку цього кліпу подано на перевірку</translation>
    </message>
    <message>
        <source>The labels of this clip were returned, to be worked on again</source>
        <translation>Розмітку цього кліпу повернуто на доопрацювання</translation>
    </message>
</context>
<context>
    <name>consentry::app::SpanController</name>
    <message>
        <source>frames %1 to %2</source>
        <translation>кадри %1–%2</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) changed since; %1 compares again.</source>
        <translation>
            <numerusform>%n відрізок відтоді змінено; %1 порівнює знову.</numerusform>
            <numerusform>%n відрізки відтоді змінено; %1 порівнює знову.</numerusform>
            <numerusform>%n відрізків відтоді змінено; %1 порівнює знову.</numerusform>
        </translation>
    </message>
    <message>
        <source>a little beside it</source>
        <translation>трохи збоку</translation>
    </message>
    <message>
        <source>clearly beside it</source>
        <translation>помітно збоку</translation>
    </message>
    <message>
        <source>far beside it</source>
        <translation>далеко збоку</translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) changed since.</source>
        <translation>
            <numerusform>%n відрізок відтоді змінено.</numerusform>
            <numerusform>%n відрізки відтоді змінено.</numerusform>
            <numerusform>%n відрізків відтоді змінено.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::app::TimelineController</name>
    <message>
        <source>Lanes by class</source>
        <translation>Доріжки за класом</translation>
    </message>
    <message>
        <source>Lanes by where tracks begin</source>
        <translation>Доріжки за початком треку</translation>
    </message>
    <message>
        <source>Lanes by track number</source>
        <translation>Доріжки за номером треку</translation>
    </message>
</context>
<context>
    <name>consentry::app::TimingController</name>
    <message>
        <source>No tag of a range ends after this frame</source>
        <translation>Жоден тег діапазону не закінчується після цього кадру</translation>
    </message>
    <message>
        <source>No tag of a range begins before this frame</source>
        <translation>Жоден тег діапазону не починається перед цим кадром</translation>
    </message>
    <message>
        <source>Lanes fold by class: %1 puts them in that order</source>
        <translation>Доріжки згортаються за класами: %1 упорядковує їх так</translation>
    </message>
    <message>
        <source>Nothing selected has a key frame in this frame</source>
        <translation>Ніщо з вибраного не має ключового кадру в цьому кадрі</translation>
    </message>
    <message>
        <source>The clip begins here: nothing was moved</source>
        <translation>Тут починається кліп: нічого не пересунуто</translation>
    </message>
    <message>
        <source>The clip ends here: nothing was moved</source>
        <translation>Тут закінчується кліп: нічого не пересунуто</translation>
    </message>
    <message>
        <source>%1 has a key frame in frame %2 already. Remove that one first.</source>
        <translation>%1: у кадрі %2 вже є ключовий кадр. Спершу вилучіть його.</translation>
    </message>
    <message>
        <source>Nothing was moved: %1 has a key frame in frame %2 already. Remove that one, or deselect the track.</source>
        <translation>Нічого не пересунуто: %1 вже має ключовий кадр у кадрі %2. Вилучіть його або зніміть вибір із треку.</translation>
    </message>
    <message>
        <source>Lanes fold only in the order of classes</source>
        <translation>Доріжки згортаються лише в порядку за класами</translation>
    </message>
</context>
<context>
    <name>consentry::app::TrackActions</name>
    <message>
        <source>None of them can lose a box here</source>
        <translation>У жодного з них тут не можна забрати рамку</translation>
    </message>
    <message>
        <source>This is the track&apos;s only key frame</source>
        <translation>Це єдиний ключовий кадр треку</translation>
    </message>
    <message>
        <source>Remove the track</source>
        <translation>Вилучити трек</translation>
    </message>
    <message>
        <source>A track keeps its only key frame</source>
        <translation>Єдиний ключовий кадр лишається у треку</translation>
    </message>
    <message>
        <source>Nothing selected is seen in this frame</source>
        <translation>Нічого з вибраного в цьому кадрі не видно</translation>
    </message>
    <message>
        <source>Only tracks of one class become one. Give them the same class first.</source>
        <translation>Об’єднуються лише треки одного класу. Спершу надайте їм однаковий клас.</translation>
    </message>
    <message>
        <source>Nothing to split here: the track has boxes on one side of this frame only</source>
        <translation>Тут нема чого ділити: рамки треку є лише з одного боку від цього кадру</translation>
    </message>
    <message>
        <source>Select one track to split it</source>
        <translation>Щоб розділити, виберіть один трек</translation>
    </message>
    <message>
        <source>Nothing to swap: both tracks need boxes on both sides of this frame</source>
        <translation>Нема чого обмінювати: обидва треки мають мати рамки по обидва боки від цього кадру</translation>
    </message>
    <message numerus="yes">
        <source>Copied %n box(es)</source>
        <translation>
            <numerusform>Скопійовано %n рамку</numerusform>
            <numerusform>Скопійовано %n рамки</numerusform>
            <numerusform>Скопійовано %n рамок</numerusform>
        </translation>
    </message>
    <message>
        <source>What was copied does not fit into this clip</source>
        <translation>Скопійоване не підходить до цього кліпу</translation>
    </message>
    <message>
        <source>Keep the box as it is for so many frames (back: below 0)</source>
        <translation>Зберегти рамку незмінною на стільки кадрів (назад: менше 0)</translation>
    </message>
    <message>
        <source>Propagate</source>
        <translation>Поширити</translation>
    </message>
    <message>
        <source>Nothing came of it: no box here, or nothing to change</source>
        <translation>Нічого не змінилося: тут немає рамки, або змінювати нічого</translation>
    </message>
    <message>
        <source>Nothing lies in the range</source>
        <translation>У діапазоні нічого немає</translation>
    </message>
    <message>
        <source>There is no stretch between key frames here</source>
        <translation>Тут немає відрізка між ключовими кадрами</translation>
    </message>
    <message>
        <source>Drop key frames that change the box by less than so many pixels</source>
        <translation>Прибрати ключові кадри, які змінюють рамку менше ніж на стільки пікселів</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Спростити</translation>
    </message>
    <message>
        <source>Every key frame is needed at this tolerance</source>
        <translation>За такого допуску потрібен кожен ключовий кадр</translation>
    </message>
    <message>
        <source>What is selected has no attributes in common</source>
        <translation>У вибраного немає спільних атрибутів</translation>
    </message>
    <message>
        <source>Select one box that is seen in this frame</source>
        <translation>Виберіть одну рамку, яку видно в цьому кадрі</translation>
    </message>
    <message>
        <source>This region is ignored already</source>
        <translation>Цю ділянку вже ігнорують</translation>
    </message>
    <message>
        <source>Nothing is ignored in this frame</source>
        <translation>У цьому кадрі нічого не ігнорують</translation>
    </message>
    <message numerus="yes">
        <source>One track now. Both were seen at the same time: %n box(es) could not be kept.</source>
        <translation>
            <numerusform>Тепер це один трек. Обидва було видно одночасно: %n рамку не вдалося зберегти.</numerusform>
            <numerusform>Тепер це один трек. Обидва було видно одночасно: %n рамки не вдалося зберегти.</numerusform>
            <numerusform>Тепер це один трек. Обидва було видно одночасно: %n рамок не вдалося зберегти.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>A track keeps its only box</source>
        <translation>Єдина рамка лишається у треку</translation>
    </message>
    <message>
        <source>All tracks are hidden. Filter by &quot;hidden&quot; to select them.</source>
        <translation>Усі треки приховано. Щоб їх вибрати, введіть у фільтр «приховано».</translation>
    </message>
</context>
<context>
    <name>consentry::app::TransportController</name>
    <message>
        <source>No key frame after this one</source>
        <translation>Після цього кадру ключових немає</translation>
    </message>
    <message>
        <source>No key frame before this one</source>
        <translation>Перед цим кадром ключових немає</translation>
    </message>
    <message>
        <source>No track comes or goes after this frame</source>
        <translation>Після цього кадру жоден трек не з’являється й не зникає</translation>
    </message>
    <message>
        <source>No track comes or goes before this frame</source>
        <translation>Перед цим кадром жоден трек не з’являється й не зникає</translation>
    </message>
    <message>
        <source>There is no frame half way between two key frames here</source>
        <translation>Тут немає кадру посередині між двома ключовими</translation>
    </message>
    <message>
        <source>No other frames with boxes after this one</source>
        <translation>Після цього кадру інших кадрів із рамками немає</translation>
    </message>
    <message>
        <source>No other frames with boxes before this one</source>
        <translation>Перед цим кадром інших кадрів із рамками немає</translation>
    </message>
    <message>
        <source>No other frames without boxes after this one</source>
        <translation>Після цього кадру інших кадрів без рамок немає</translation>
    </message>
    <message>
        <source>No other frames without boxes before this one</source>
        <translation>Перед цим кадром інших кадрів без рамок немає</translation>
    </message>
    <message>
        <source>No issue after this frame</source>
        <translation>Після цього кадру зауважень немає</translation>
    </message>
    <message>
        <source>No issue before this frame</source>
        <translation>Перед цим кадром зауважень немає</translation>
    </message>
    <message>
        <source>This box leaps: it moves by more than its own size a frame</source>
        <translation>Ця рамка стрибає: за кадр вона зсувається більше ніж на власний розмір</translation>
    </message>
    <message numerus="yes">
        <source>This box is tiny: shorter than %n pixel(s)</source>
        <translation>
            <numerusform>Ця рамка дуже мала: коротша за %n піксель</numerusform>
            <numerusform>Ця рамка дуже мала: коротша за %n пікселі</numerusform>
            <numerusform>Ця рамка дуже мала: коротша за %n пікселів</numerusform>
        </translation>
    </message>
    <message>
        <source>This box lies over another of the same class</source>
        <translation>Ця рамка лежить поверх іншої того самого класу</translation>
    </message>
</context>
<context>
    <name>consentry::app::UnblurController</name>
    <message>
        <source>Requests</source>
        <translation>Запити</translation>
    </message>
    <message numerus="yes">
        <source>Requests, %n wait for you</source>
        <translation>
            <numerusform>Запити: %n чекає на вас</numerusform>
            <numerusform>Запити: %n чекають на вас</numerusform>
            <numerusform>Запити: %n чекають на вас</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 refused your request: %2</source>
        <translation>%1 відхиляє ваш запит: %2</translation>
    </message>
    <message>
        <source>You have asked for these frames already: see Requests.</source>
        <translation>Ви вже просили ці кадри: див. «Запити».</translation>
    </message>
    <message>
        <source>Asked. Another lead or custodian decides; Requests shows what came of it.</source>
        <translation>Запит надіслано. Вирішує інший керівник або хранитель; результат буде в «Запитах».</translation>
    </message>
    <message>
        <source>Approved. Release the frames when you are ready.</source>
        <translation>Схвалено. Видайте кадри, коли будете готові.</translation>
    </message>
    <message>
        <source>Approved. A custodian releases the frames.</source>
        <translation>Схвалено. Кадри видає хранитель.</translation>
    </message>
    <message>
        <source>Refused. Whoever asked reads why.</source>
        <translation>Відхилено. Той, хто просив, прочитає причину.</translation>
    </message>
    <message>
        <source>Released: %1 sees these frames until %2, and nobody else.</source>
        <translation>Видано: %1 бачить ці кадри до %2, і більше ніхто.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was released.</source>
        <translation>Зупинено. Нічого не видано.</translation>
    </message>
</context>
<context>
    <name>consentry::app::ViewController</name>
    <message>
        <source>Each track has its colour</source>
        <translation>Кожен трек має свій колір</translation>
    </message>
    <message>
        <source>Colours tell key frames, interpolated boxes and proposals</source>
        <translation>Кольори розрізняють ключові кадри, інтерпольовані рамки та пропозиції</translation>
    </message>
    <message>
        <source>Each class has its colour</source>
        <translation>Кожен клас має свій колір</translation>
    </message>
    <message>
        <source>Colours tell what has an issue (!), was looked at (✓), comes from a program (?) or was drawn by hand</source>
        <translation>Кольори показують, що має проблему (!), переглянуто (✓), походить від програми (?) чи намальовано вручну</translation>
    </message>
</context>
<context>
    <name>consentry::app::WindowHelp</name>
    <message>
        <source>Keys as in CVAT</source>
        <translation>Клавіші як у CVAT</translation>
    </message>
    <message>
        <source>Keys as in film editors</source>
        <translation>Клавіші як у відеоредакторах</translation>
    </message>
    <message>
        <source>All keys are those of the preset again.</source>
        <translation>Усі клавіші знову такі, як у наборі.</translation>
    </message>
    <message>
        <source>Why you may watch</source>
        <translation>Чому вам можна дивитися</translation>
    </message>
    <message>
        <source>Here is always what the people in the clip agreed to, what you may do, and how long.</source>
        <translation>Тут завжди видно, на що погодилися люди в кліпі, що вам дозволено й на який час.</translation>
    </message>
    <message>
        <source>Draw, then move</source>
        <translation>Малюйте, потім пересувайте</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>How to label: %1</source>
        <translation>Як розмічати: %1</translation>
    </message>
    <message>
        <source>Keys that you changed yourself stay as they are.</source>
        <translation>Клавіші, які змінили ви, лишаються як є.</translation>
    </message>
    <message>
        <source>%1 cannot be used: it belongs to the picture and to fields.</source>
        <translation>%1 використати не можна: її потребують зображення та поля.</translation>
    </message>
    <message>
        <source>%1 is the key of &quot;%2&quot;. Use it once more to take it from there.</source>
        <translation>%1 — це клавіша дії «%2». Натисніть «Узяти» ще раз, щоб забрати її звідти.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no key now.</source>
        <translation>Дія «%1» тепер не має клавіші.</translation>
    </message>
    <message>
        <source>%1 does &quot;%2&quot; now.</source>
        <translation>%1 тепер виконує «%2».</translation>
    </message>
    <message>
        <source>Sample clips, to try things out; real ones are refused. To review as lead: %1, then people/lead.age; its passphrase is in lead.passphrase.</source>
        <translation>Зразки кліпів для спроб; справжні відхиляються. Щоб перевіряти як керівник: %1, далі people/lead.age; парольна фраза — у lead.passphrase.</translation>
    </message>
    <message>
        <source>Press %1, %2 or %3 and drag a box. Go some frames on with %4 and drag it: what lies between is interpolated. Everything is stored as you do it.</source>
        <translation>Натисніть %1, %2 або %3 і протягніть рамку. Перейдіть на кілька кадрів уперед клавішею %4 і пересуньте її: проміжне інтерполюється. Усе зберігається одразу.</translation>
    </message>
    <message>
        <source>Choose a class below the picture and drag a box. Go some frames on and drag it: what lies between is interpolated. Everything is stored as you do it.</source>
        <translation>Виберіть клас під зображенням і протягніть рамку. Перейдіть на кілька кадрів уперед і пересуньте її: проміжне інтерполюється. Усе зберігається одразу.</translation>
    </message>
    <message>
        <source>A diamond is a frame that you said something about; drag it to move it. %1 shows all keys, %2 finds anything.</source>
        <translation>Ромб — це кадр, про який ви щось сказали; потягніть, щоб пересунути його. %1 показує всі клавіші, %2 знаходить усе.</translation>
    </message>
    <message>
        <source>A diamond is a frame that you said something about; drag it to move it.</source>
        <translation>Ромб — це кадр, про який ви щось сказали; потягніть, щоб пересунути його.</translation>
    </message>
    <message>
        <source>Sample clips, to try things out; real ones are refused. To review as lead: lock, then people/lead.age; its passphrase is in lead.passphrase.</source>
        <translation>Зразки кліпів для спроб; справжні відхиляються. Щоб перевіряти як керівник: заблокуйте, далі people/lead.age; парольна фраза — у lead.passphrase.</translation>
    </message>
    <message>
        <source>Demo workspace</source>
        <translation>Демонстраційний робочий простір</translation>
    </message>
</context>
<context>
    <name>consentry::app::Workbench</name>
    <message>
        <source>What should change</source>
        <translation>Що треба змінити</translation>
    </message>
    <message>
        <source>Returned: please change</source>
        <translation>Повернуто, змініть, будь ласка</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::AskBar</name>
    <message>
        <source>Question</source>
        <translation>Запитання</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Виконати</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::AttributeEditor</name>
    <message>
        <source>Attributes of the selected tracks</source>
        <translation>Атрибути вибраних треків</translation>
    </message>
    <message>
        <source>For how long a new value holds</source>
        <translation>На який час діє нове значення</translation>
    </message>
    <message>
        <source>from here on</source>
        <translation>звідси й далі</translation>
    </message>
    <message>
        <source>this frame only</source>
        <translation>лише цей кадр</translation>
    </message>
    <message>
        <source>whole track</source>
        <translation>увесь трек</translation>
    </message>
    <message>
        <source>marked range</source>
        <translation>позначений діапазон</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Атрибути</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Return types a value</source>
        <translation>Enter вводить значення</translation>
    </message>
    <message>
        <source>Attribute %1: %2 · 0 none · Up and Down choose · Tab next box · Esc ends</source>
        <translation>Атрибут %1: %2 · 0 без значення · Угору й Униз вибирають · Tab наступна рамка · Esc завершує</translation>
    </message>
    <message>
        <source>%1 (no longer offered)</source>
        <translation>%1 (більше не пропонується)</translation>
    </message>
    <message>
        <source>Attribute %1, %2: %3 · 0 none · Up and Down choose, with Shift for how long · Tab next box · Esc ends</source>
        <translation>Атрибут %1, %2: %3 · 0 жодного · Вгору та Вниз обирають, із Shift — як довго · Tab наступна рамка · Esc завершує</translation>
    </message>
    <message>
        <source>Return goes into the list</source>
        <translation>Enter — перейти до списку</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::AttributeForm</name>
    <message>
        <source>List</source>
        <translation>Список</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>Кнопки</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Так або ні</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Для</translation>
    </message>
    <message>
        <source>Values, between commas</source>
        <translation>Значення, через кому</translation>
    </message>
    <message>
        <source>write them between commas</source>
        <translation>пишіть через кому</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Значення</translation>
    </message>
    <message>
        <source>Least number</source>
        <translation>Найменше число</translation>
    </message>
    <message>
        <source>Greatest number</source>
        <translation>Найбільше число</translation>
    </message>
    <message>
        <source>to</source>
        <translation>до</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Діапазон</translation>
    </message>
    <message>
        <source>What new objects get</source>
        <translation>Що отримують нові об’єкти</translation>
    </message>
    <message>
        <source>New objects get</source>
        <translation>Нові об’єкти</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>без значення</translation>
    </message>
    <message>
        <source>How it is chosen</source>
        <translation>Як його вибирають</translation>
    </message>
    <message>
        <source>Chosen by</source>
        <translation>Вибір</translation>
    </message>
    <message>
        <source>For how long it holds</source>
        <translation>На який час діє</translation>
    </message>
    <message>
        <source>whole track</source>
        <translation>увесь трек</translation>
    </message>
    <message>
        <source>from moments on</source>
        <translation>від певного кадру</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>Діє</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>усі класи</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>так</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ні</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::Banner</name>
    <message>
        <source>About this workspace</source>
        <translation>Про цей робочий простір</translation>
    </message>
    <message>
        <source>What that means</source>
        <translation>Що це означає</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ClassBar</name>
    <message>
        <source>Classes and tools</source>
        <translation>Класи й інструменти</translation>
    </message>
    <message>
        <source>Draw %1</source>
        <translation>Намалювати: %1</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>More classes</source>
        <translation>Інші класи</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Інші</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ClassForm</name>
    <message>
        <source>Orange</source>
        <translation>Помаранчевий</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синій</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелений</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Жовтий</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Рожевий</translation>
    </message>
    <message>
        <source>Vermilion</source>
        <translation>Кіновар</translation>
    </message>
    <message>
        <source>No longer offered: %1</source>
        <translation>Більше не пропонується: %1</translation>
    </message>
    <message>
        <source>Letter on boxes</source>
        <translation>Літера на рамках</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Літера</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Колір</translation>
    </message>
    <message>
        <source>Kinds, between commas</source>
        <translation>Види, через кому</translation>
    </message>
    <message>
        <source>none: write them between commas</source>
        <translation>немає; пишіть через кому</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Види</translation>
    </message>
    <message>
        <source>How to label this class, in Markdown</source>
        <translation>Як розмічати цей клас, у Markdown</translation>
    </message>
    <message>
        <source>How to label this class, in Markdown without pictures or links. Empty: what Consentry says.</source>
        <translation>Як розмічати цей клас, у Markdown без зображень і посилань. Порожньо: те, що каже Consentry.</translation>
    </message>
    <message>
        <source>Guideline</source>
        <translation>Настанова</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::CoachMarks</name>
    <message>
        <source>First steps</source>
        <translation>Перші кроки</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Далі</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Пропустити</translation>
    </message>
    <message>
        <source>Skip the first steps</source>
        <translation>Пропустити перші кроки</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Команди</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Що знайти</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Що знайдено</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::DoubtPanel</name>
    <message>
        <source>Doubts</source>
        <translation>Сумніви</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>На що зважати</translation>
    </message>
    <message>
        <source>Stretches to look at</source>
        <translation>Відрізки, які слід переглянути</translation>
    </message>
    <message>
        <source>No doubts: each face that was found was found for sure.</source>
        <translation>Сумнівів немає: кожне знайдене обличчя знайдено напевно.</translation>
    </message>
    <message>
        <source>Is a face to be seen here? Hide it with %1.</source>
        <translation>Чи видно тут обличчя? Приховайте його клавішею %1.</translation>
    </message>
    <message>
        <source>Is a face to be seen here? Hide it.</source>
        <translation>Чи видно тут обличчя? Приховайте його.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ExportPage</name>
    <message>
        <source>Export</source>
        <translation>Експорт</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Експорт розмітки</translation>
    </message>
    <message>
        <source>Accepted labels and their numbers, signed. No pictures leave.</source>
        <translation>Прийнята розмітка та її числа, з підписом. Зображення назовні не виходять.</translation>
    </message>
    <message>
        <source>Name of the dataset</source>
        <translation>Назва набору даних</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Мета</translation>
    </message>
    <message>
        <source>Only clips whose owner agreed to it go in</source>
        <translation>Увійдуть лише кліпи, власник яких на це погодився</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Одержувач</translation>
    </message>
    <message>
        <source>Who gets it; recall notices go there</source>
        <translation>Хто його отримає; туди ж надійдуть сповіщення про вилучення</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Тека</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Вибрати…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Вибрати теку</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Що ввійде</translation>
    </message>
    <message>
        <source>Export the labels</source>
        <translation>Експортувати розмітку</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Формати</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Експортування…</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::FiguresCard</name>
    <message>
        <source>My figures</source>
        <translation>Мої показники</translation>
    </message>
    <message>
        <source>Who sees this</source>
        <translation>Хто це бачить</translation>
    </message>
    <message>
        <source>What you did, day by day</source>
        <translation>Що ви зробили, день за днем</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Копіювати як текст</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Забути</translation>
    </message>
    <message>
        <source>Forget all figures</source>
        <translation>Забути всі показники</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Хвилини</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>Зміни</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Об’єкти</translation>
    </message>
    <message>
        <source>Proposals</source>
        <translation>Пропозиції</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Здано</translation>
    </message>
    <message>
        <source>together</source>
        <translation>разом</translation>
    </message>
    <message>
        <source>Nothing yet. What you do from now on is counted here, for you alone.</source>
        <translation>Поки нічого. Усе, що ви зробите відтепер, рахується тут — лише для вас.</translation>
    </message>
    <message>
        <source>Of the last 30 days. Only you see this: it is kept in your settings on this computer, not in the workspace.</source>
        <translation>За останні 30 днів. Це бачите лише ви: показники зберігаються у ваших налаштуваннях на цьому комп’ютері, а не в робочому просторі.</translation>
    </message>
    <message>
        <source>All figures go, and do not come back. Press Forget once more.</source>
        <translation>Усі показники зникнуть назавжди. Натисніть «Забути» ще раз.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::FilterMenu</name>
    <message>
        <source>Filters to use again</source>
        <translation>Збережені фільтри</translation>
    </message>
    <message>
        <source>None is kept yet</source>
        <translation>Ще жодного не збережено</translation>
    </message>
    <message>
        <source>Keep this filter</source>
        <translation>Зберегти цей фільтр</translation>
    </message>
    <message>
        <source>Forget this filter</source>
        <translation>Забути цей фільтр</translation>
    </message>
    <message>
        <source>Show all tracks</source>
        <translation>Показати всі треки</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::FramePreview</name>
    <message>
        <source>Preview</source>
        <translation>Попередній перегляд</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::GuideCard</name>
    <message>
        <source>Guideline</source>
        <translation>Настанова</translation>
    </message>
    <message>
        <source>How to label this class</source>
        <translation>Як розмічати цей клас</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::KeyEditor</name>
    <message>
        <source>Change keys</source>
        <translation>Зміна клавіш</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Знайти дію</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Знайти дію або клавішу</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>Клавіші як у</translation>
    </message>
    <message>
        <source>Undo my changes</source>
        <translation>Скасувати мої зміни</translation>
    </message>
    <message>
        <source>Back to the preset, for all actions</source>
        <translation>Повернутися до набору для всіх дій</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Дії та їхні клавіші</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Дія</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавіші</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Нова клавіша</translation>
    </message>
    <message>
        <source>Press the new key here</source>
        <translation>Натисніть тут нову клавішу</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>Узяти</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Без клавіші</translation>
    </message>
    <message>
        <source>This action has no key</source>
        <translation>Ця дія не має клавіші</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Що з цього вийшло</translation>
    </message>
    <message>
        <source>Choose an action, then press its new key in the field above.</source>
        <translation>Виберіть дію, потім натисніть її нову клавішу в полі вгорі.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>Клавіші</translation>
    </message>
    <message>
        <source>Keys that do something now</source>
        <translation>Клавіші, які зараз щось роблять</translation>
    </message>
    <message>
        <source>On the picture: the wheel zooms; the middle button, or Space and drag, moves the view; arrows move the selected box by a pixel (Shift: ten; Ctrl: its lower right corner); Tab takes the box below; edges snap unless Alt is held; Enter draws a box in the middle; Esc cancels. On the timeline: drag a key frame to another time; drag with Shift to select a range.</source>
        <translation>На зображенні: коліщатко змінює масштаб; середня кнопка, або пробіл і перетягування, пересуває вид; стрілки зсувають вибрану рамку на піксель (Shift: на десять; Ctrl: її правий нижній кут); Tab бере рамку під нею; краї прилипають, якщо не тримати Alt; Enter малює рамку посередині; Esc скасовує. На шкалі часу: перетягніть ключовий кадр на інший час; перетягування з Shift вибирає діапазон.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::LabelSetEditor</name>
    <message>
        <source>What may be labelled</source>
        <translation>Що можна розмічати</translation>
    </message>
    <message>
        <source>What to add</source>
        <translation>Що додати</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Клас</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Додати</translation>
    </message>
    <message>
        <source>Back to the version in force</source>
        <translation>Назад до чинної версії</translation>
    </message>
    <message>
        <source>Sign the new version</source>
        <translation>Підписати нову версію</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Класи</translation>
    </message>
    <message>
        <source>Tags of clips and ranges</source>
        <translation>Теги кліпів і діапазонів</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Атрибути</translation>
    </message>
    <message>
        <source>Sign version %1</source>
        <translation>Підписати версію %1</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Атрибут</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>At least one class must be offered.</source>
        <translation>Треба пропонувати щонайменше один клас.</translation>
    </message>
    <message>
        <source>Two classes have the same letter.</source>
        <translation>Два класи мають однакову літеру.</translation>
    </message>
    <message>
        <source>A list or buttons need values.</source>
        <translation>Список або кнопки потребують значень.</translation>
    </message>
    <message>
        <source>The least number is above the greatest.</source>
        <translation>Найменше число більше за найбільше.</translation>
    </message>
    <message>
        <source>What new objects get is none of the attribute&apos;s values.</source>
        <translation>Те, що отримують нові об’єкти, не є значенням цього атрибута.</translation>
    </message>
    <message>
        <source>A kind or value is there twice, or its name is too long.</source>
        <translation>Вид або значення повторюється, або його назва задовга.</translation>
    </message>
    <message>
        <source>Each change is a new signed version. What it no longer offers stays readable and is exported as it was: no label is dropped.</source>
        <translation>Кожна зміна — це нова підписана версія. Те, чого вона більше не пропонує, лишається читабельним і експортується, як було: жодна розмітка не зникає.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версія</translation>
    </message>
    <message>
        <source>Classes, attributes and tags</source>
        <translation>Класи, атрибути й теги</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Вище</translation>
    </message>
    <message>
        <source>Earlier in the order</source>
        <translation>Раніше за порядком</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Нижче</translation>
    </message>
    <message>
        <source>Later in the order</source>
        <translation>Пізніше за порядком</translation>
    </message>
    <message>
        <source>Whether it is offered</source>
        <translation>Чи це пропонується</translation>
    </message>
    <message>
        <source>What is chosen</source>
        <translation>Що вибрано</translation>
    </message>
    <message>
        <source>Whether it is in force</source>
        <translation>Чи це чинне</translation>
    </message>
    <message>
        <source>Name of what is added</source>
        <translation>Назва того, що додається</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Що не так</translation>
    </message>
    <message>
        <source>Forget my changes</source>
        <translation>Відкинути мої зміни</translation>
    </message>
    <message>
        <source>Version %1 · %2</source>
        <translation>Версія %1 · %2</translation>
    </message>
    <message>
        <source>no longer offered</source>
        <translation>більше не пропонується</translation>
    </message>
    <message>
        <source>new</source>
        <translation>нове</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>клавіша %1</translation>
    </message>
    <message>
        <source>Choose something on the left.</source>
        <translation>Виберіть щось ліворуч.</translation>
    </message>
    <message>
        <source>No longer offered. Labels that bear it stay as they are.</source>
        <translation>Більше не пропонується. Розмітка, в якій це є, лишається як є.</translation>
    </message>
    <message>
        <source>In force: its name stays.</source>
        <translation>Чинне: назва лишається.</translation>
    </message>
    <message>
        <source>New: not in force before the version is signed.</source>
        <translation>Нове: чинне лише після підписання версії.</translation>
    </message>
    <message>
        <source>Offer again</source>
        <translation>Пропонувати знову</translation>
    </message>
    <message>
        <source>Offer no more</source>
        <translation>Не пропонувати</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Забути</translation>
    </message>
    <message>
        <source>This cannot be added: a name is new, short, and has no comma.</source>
        <translation>Цього додати не можна: назва має бути новою, короткою й без коми.</translation>
    </message>
    <message>
        <source>A guideline is too long, or has characters that nobody can see.</source>
        <translation>Настанова задовга або містить невидимі символи.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ModeLine</name>
    <message>
        <source>Status</source>
        <translation>Стан</translation>
    </message>
    <message>
        <source>What the next click does</source>
        <translation>Що зробить наступне клацання</translation>
    </message>
    <message>
        <source>Cursor position in pixels</source>
        <translation>Положення вказівника в пікселях</translation>
    </message>
    <message>
        <source>Storing of changes</source>
        <translation>Збереження змін</translation>
    </message>
    <message>
        <source>Open issues</source>
        <translation>Відкриті зауваження</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Поточний час</translation>
    </message>
    <message>
        <source>storing…</source>
        <translation>зберігається…</translation>
    </message>
    <message>
        <source>all changes stored</source>
        <translation>усі зміни збережено</translation>
    </message>
    <message>
        <source>not stored: %1</source>
        <translation>не збережено: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s)</source>
        <translation>
            <numerusform>%n зауваження</numerusform>
            <numerusform>%n зауваження</numerusform>
            <numerusform>%n зауважень</numerusform>
        </translation>
    </message>
    <message>
        <source>Double-click a clip in the list to open it, or press Enter there</source>
        <translation>Двічі клацніть кліп у списку, щоб відкрити його, або натисніть там Enter</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::OverviewStrip</name>
    <message>
        <source>Overview of the clip</source>
        <translation>Огляд кліпу</translation>
    </message>
    <message>
        <source>How many boxes there are where; click to go there</source>
        <translation>Де скільки рамок; клацніть, щоб перейти туди</translation>
    </message>
    <message>
        <source>%1 % of the frames were looked at</source>
        <translation>Переглянуто %1 % кадрів</translation>
    </message>
    <message>
        <source>The view ends before the clip could be played to its end</source>
        <translation>Перегляд закінчиться раніше, ніж кліп можна відтворити до кінця</translation>
    </message>
    <message>
        <source>Click: go to frame %1 · Drag: go on from there</source>
        <translation>Клац: до кадру %1 · Потягнути: далі звідти</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ProposalPanel</name>
    <message>
        <source>Proposals</source>
        <translation>Пропозиції</translation>
    </message>
    <message>
        <source>How many are proposed</source>
        <translation>Скільки запропоновано</translation>
    </message>
    <message>
        <source>How sure proposals must be</source>
        <translation>Наскільки певними мають бути пропозиції</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Перебіг</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Скасувати (Esc)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Пошук …</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n proposal(s)</source>
        <translation>
            <numerusform>%1 з %n пропозиції</numerusform>
            <numerusform>%1 з %n пропозицій</numerusform>
            <numerusform>%1 з %n пропозицій</numerusform>
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
        <translation>Черга</translation>
    </message>
    <message>
        <source>Which clips</source>
        <translation>Які кліпи</translation>
    </message>
    <message>
        <source>Which clips to list</source>
        <translation>Які кліпи показувати</translation>
    </message>
    <message>
        <source>Number of clips</source>
        <translation>Кількість кліпів</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Кліпи</translation>
    </message>
    <message>
        <source>Enter opens the clip</source>
        <translation>Enter відкриває кліп</translation>
    </message>
    <message>
        <source>No clips here.</source>
        <translation>Кліпів тут немає.</translation>
    </message>
    <message>
        <source>Why the list is empty</source>
        <translation>Чому список порожній</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::RequestPage</name>
    <message>
        <source>Requests</source>
        <translation>Запити</translation>
    </message>
    <message>
        <source>Who asks to see frames of an original sees them only after another person&apos;s approval and a custodian&apos;s release, for some minutes.</source>
        <translation>Хто просить показати кадри оригіналу, бачить їх лише після схвалення іншою особою та видачі хранителем, кілька хвилин.</translation>
    </message>
    <message>
        <source>Nobody asks to see anything. Who wants to asks while a clip is open.</source>
        <translation>Ніхто нічого не просить показати. Попросити можна, коли кліп відкрито.</translation>
    </message>
    <message>
        <source>Who asks for what</source>
        <translation>Хто що просить</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Кліп</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стан</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Що далі</translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <translation>Чому відмовлено</translation>
    </message>
    <message>
        <source>Why not? Needed to refuse.</source>
        <translation>Чому ні? Потрібно, щоб відхилити.</translation>
    </message>
    <message>
        <source>How far the release is</source>
        <translation>Стан видачі</translation>
    </message>
    <message>
        <source>Cutting the frames out…</source>
        <translation>Кадри вирізаються…</translation>
    </message>
    <message>
        <source>%1: frames %2, %3</source>
        <translation>%1: кадри %2, %3</translation>
    </message>
    <message>
        <source>%1 asks for the frames %2, for %3</source>
        <translation>%1 просить кадри %2, на %3</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>Кліп %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Причина: %1</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::RevealView</name>
    <message>
        <source>Revealed picture</source>
        <translation>Розкрите зображення</translation>
    </message>
    <message>
        <source>Original: faces may be seen</source>
        <translation>Оригінал: може бути видно обличчя</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>Перевірка</translation>
    </message>
    <message>
        <source>Submitted by</source>
        <translation>Хто подав</translation>
    </message>
    <message>
        <source>What was labelled</source>
        <translation>Що розмічено</translation>
    </message>
    <message>
        <source>Earlier comment</source>
        <translation>Попередній коментар</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Коментар</translation>
    </message>
    <message>
        <source>What should change? Needed to return the labels.</source>
        <translation>Що слід змінити? Потрібно, щоб повернути розмітку.</translation>
    </message>
    <message>
        <source>Why you cannot decide</source>
        <translation>Чому ви не можете вирішувати</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Прийняти</translation>
    </message>
    <message>
        <source>Accept the labels</source>
        <translation>Прийняти розмітку</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Повернути</translation>
    </message>
    <message>
        <source>Return the labels with the comment</source>
        <translation>Повернути розмітку з коментарем</translation>
    </message>
    <message>
        <source>Nothing was submitted yet</source>
        <translation>Ще нічого не подано</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Returned before: %1</source>
        <translation>Повернуто раніше: %1</translation>
    </message>
    <message>
        <source>Labels by %1</source>
        <translation>Розмітка: %1</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::SettingsCard</name>
    <message>
        <source>How it looks</source>
        <translation>Вигляд</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::SpanPanel</name>
    <message>
        <source>Doubtful interpolation</source>
        <translation>Сумнівна інтерполяція</translation>
    </message>
    <message>
        <source>How many stretches are doubtful</source>
        <translation>Скільки відрізків сумнівні</translation>
    </message>
    <message>
        <source>Close this list</source>
        <translation>Закрити цей список</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Що змінилося</translation>
    </message>
    <message>
        <source>Of what was compared, no box seems to be beside what it is about.</source>
        <translation>З порівняного жодна рамка, схоже, не лежить збоку від свого об’єкта.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Що знайдено</translation>
    </message>
    <message>
        <source>Doubtful stretches</source>
        <translation>Сумнівні відрізки</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n doubtful stretch(es)</source>
        <translation>
            <numerusform>%n сумнівний відрізок</numerusform>
            <numerusform>%n сумнівні відрізки</numerusform>
            <numerusform>%n сумнівних відрізків</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::StartPage</name>
    <message>
        <source>Start</source>
        <translation>Початок</translation>
    </message>
    <message>
        <source>Consentry</source>
        <translation>Consentry</translation>
    </message>
    <message>
        <source>Label home-camera clips without the power to watch strangers.</source>
        <translation>Розмічайте кліпи домашніх камер без влади стежити за незнайомцями.</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Відкрити робочий простір</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Відкрити…</translation>
    </message>
    <message>
        <source>Create a workspace</source>
        <translation>Створити робочий простір</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Створити…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Спробувати демо</translation>
    </message>
    <message>
        <source>Makes a small workspace with sample clips to try things out</source>
        <translation>Створює невеликий робочий простір зі зразками кліпів, щоб спробувати</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавні</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Відкрити %1</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TagBar</name>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Whole clip</source>
        <translation>Увесь кліп</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Діапазон</translation>
    </message>
    <message>
        <source>Digits tag · Tab: clip or range · Esc ends</source>
        <translation>Цифри ставлять тег · Tab: кліп або діапазон · Esc завершує</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Frames %1 to %2</source>
        <translation>Кадри %1–%2</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Шкала часу</translation>
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
        <translation>Кліп: %1</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Відрізки</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ви</translation>
    </message>
    <message>
        <source>%1, handed in</source>
        <translation>%1, здано</translation>
    </message>
    <message>
        <source>Frames %1: %2</source>
        <translation>Кадри %1: %2</translation>
    </message>
    <message>
        <source>Click beside this to go to a frame</source>
        <translation>Клацніть поруч, щоб перейти до кадру</translation>
    </message>
    <message>
        <source>Click: go to this key frame · Drag: move it in time</source>
        <translation>Клац: до цього ключового кадру · Потягнути: пересунути в часі</translation>
    </message>
    <message>
        <source>Click: go to this key frame</source>
        <translation>Клац: до цього ключового кадру</translation>
    </message>
    <message>
        <source>Drag: move this end of the tag · Click: mark its range</source>
        <translation>Потягнути: пересунути цей кінець тега · Клац: позначити його діапазон</translation>
    </message>
    <message>
        <source>Click: mark the range of the tag, and go to frame %1</source>
        <translation>Клац: позначити діапазон тега й перейти до кадру %1</translation>
    </message>
    <message>
        <source>Click: select %1, and go to frame %2 · Shift: mark a range</source>
        <translation>Клац: вибрати %1 і перейти до кадру %2 · Shift: позначити діапазон</translation>
    </message>
    <message>
        <source>Click: go to frame %1 · Wheel: zoom</source>
        <translation>Клац: до кадру %1 · Коліщатко: масштаб</translation>
    </message>
    <message>
        <source>Release to stay at this frame</source>
        <translation>Відпустіть, щоб лишитися на цьому кадрі</translation>
    </message>
    <message>
        <source>Release to stop moving</source>
        <translation>Відпустіть, щоб зупинитися</translation>
    </message>
    <message>
        <source>Release to have the key frame here · Esc cancels</source>
        <translation>Відпустіть, щоб ключовий кадр був тут · Esc скасовує</translation>
    </message>
    <message>
        <source>Release to have the end of the tag here · Esc cancels</source>
        <translation>Відпустіть, щоб кінець тега був тут · Esc скасовує</translation>
    </message>
    <message>
        <source>Release to mark these frames</source>
        <translation>Відпустіть, щоб позначити ці кадри</translation>
    </message>
    <message>
        <source>Click: select %1 · Ctrl adds it</source>
        <translation>Клац: вибрати %1 · Ctrl додає</translation>
    </message>
    <message>
        <source>Click: show the lanes of %1 · Ctrl selects them</source>
        <translation>Клац: показати доріжки %1 · Ctrl вибирає їх</translation>
    </message>
    <message>
        <source>Click: fold the lanes of %1 · Ctrl selects them</source>
        <translation>Клац: згорнути доріжки %1 · Ctrl вибирає їх</translation>
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
        <translation>Повідомлення</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Скасувати дію</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TrackEditor</name>
    <message>
        <source>Properties of the selected track</source>
        <translation>Властивості вибраного треку</translation>
    </message>
    <message>
        <source>Selected track</source>
        <translation>Вибраний трек</translation>
    </message>
    <message>
        <source>State in this frame</source>
        <translation>Стан у цьому кадрі</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Клас</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Occluded</source>
        <translation>Перекрито</translation>
    </message>
    <message>
        <source>Partly behind something</source>
        <translation>Частково за чимось</translation>
    </message>
    <message>
        <source>Truncated</source>
        <translation>Обрізано</translation>
    </message>
    <message>
        <source>Partly outside the picture</source>
        <translation>Частково поза зображенням</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Поза кадром</translation>
    </message>
    <message>
        <source>Not to be seen from here to the next key frame</source>
        <translation>Не видно звідси до наступного ключового кадру</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Left edge in pixels</source>
        <translation>Лівий край у пікселях</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Upper edge in pixels</source>
        <translation>Верхній край у пікселях</translation>
    </message>
    <message>
        <source>W</source>
        <translation>Ш</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Ширина в пікселях</translation>
    </message>
    <message>
        <source>H</source>
        <translation>В</translation>
    </message>
    <message>
        <source>Height in pixels</source>
        <translation>Висота в пікселях</translation>
    </message>
    <message numerus="yes">
        <source>%n track(s) selected</source>
        <translation>
            <numerusform>Вибрано %n трек</numerusform>
            <numerusform>Вибрано %n треки</numerusform>
            <numerusform>Вибрано %n треків</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a box to see its properties.</source>
        <translation>Виберіть рамку, щоб побачити її властивості.</translation>
    </message>
    <message>
        <source>not in this frame</source>
        <translation>не в цьому кадрі</translation>
    </message>
    <message>
        <source>key frame</source>
        <translation>ключовий кадр</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>інтерпольовано</translation>
    </message>
    <message>
        <source>any kind</source>
        <translation>будь-який вид</translation>
    </message>
    <message>
        <source>%1 (no longer offered)</source>
        <translation>%1 (більше не пропонується)</translation>
    </message>
    <message>
        <source>key frame, tracked</source>
        <translation>ключовий кадр, відстежено</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TrackPanel</name>
    <message>
        <source>one frame</source>
        <translation>один кадр</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Треки</translation>
    </message>
    <message>
        <source>Number of tracks</source>
        <translation>Кількість треків</translation>
    </message>
    <message>
        <source>Tracks of the clip</source>
        <translation>Треки кліпу</translation>
    </message>
    <message>
        <source>No boxes yet.
Pick a class and drag one over the picture.</source>
        <translation>Рамок ще немає.
Виберіть клас і протягніть рамку на зображенні.</translation>
    </message>
    <message numerus="yes">
        <source>%n key frame(s)</source>
        <translation>
            <numerusform>%n ключовий кадр</numerusform>
            <numerusform>%n ключові кадри</numerusform>
            <numerusform>%n ключових кадрів</numerusform>
        </translation>
    </message>
    <message>
        <source>not in this frame</source>
        <translation>не в цьому кадрі</translation>
    </message>
    <message>
        <source>This clip has no boxes.</source>
        <translation>У цьому кліпі немає рамок.</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>приховано</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>заблоковано</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>закріплено</translation>
    </message>
    <message>
        <source>Marked range of frames</source>
        <translation>Позначений діапазон кадрів</translation>
    </message>
    <message>
        <source>Range: frames %1 to %2</source>
        <translation>Діапазон: кадри %1–%2</translation>
    </message>
    <message>
        <source>Tags and excluded frames</source>
        <translation>Теги й виключені кадри</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) excluded</source>
        <translation>
            <numerusform>Виключено %n кадр</numerusform>
            <numerusform>Виключено %n кадри</numerusform>
            <numerusform>Виключено %n кадрів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) ignored</source>
        <translation>
            <numerusform>Ігнорується %n ділянка</numerusform>
            <numerusform>Ігноруються %n ділянки</numerusform>
            <numerusform>Ігнорується %n ділянок</numerusform>
        </translation>
    </message>
    <message>
        <source>Which tracks to list</source>
        <translation>Які треки показувати</translation>
    </message>
    <message>
        <source>Classes, states, sources, width&lt;20, activity=walking; - before a word: not</source>
        <translation>Класи, стани, походження, width&lt;20, дія=іде; - перед словом: не</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фільтр</translation>
    </message>
    <message>
        <source>No track passes the filter.</source>
        <translation>Жоден трек не відповідає фільтру.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>Tags (%1) and excluded frames</source>
        <translation>Теги (%1) і виключені кадри</translation>
    </message>
    <message>
        <source>What range edits are about: %1 and %2</source>
        <translation>Чого стосуються команди діапазону: %1 і %2</translation>
    </message>
    <message>
        <source>What range edits are about</source>
        <translation>Чого стосуються команди діапазону</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TransportBar</name>
    <message>
        <source>Transport</source>
        <translation>Відтворення</translation>
    </message>
    <message>
        <source>Number of frames</source>
        <translation>Кількість кадрів</translation>
    </message>
    <message>
        <source>Time from the first frame</source>
        <translation>Час від першого кадру</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Швидкість</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>Швидкість відтворення</translation>
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
        <translation>Кадр або час</translation>
    </message>
    <message>
        <source>Type a frame, or a time like 0:12.5 or 12s, and press Enter</source>
        <translation>Введіть номер кадру або час, як-от 0:12,5 чи 12s, і натисніть Enter</translation>
    </message>
    <message>
        <source>Frames that playing passed over</source>
        <translation>Кадри, які відтворення пропустило</translation>
    </message>
    <message>
        <source>Playing keeps time: frames that come too late are passed over</source>
        <translation>Відтворення тримає час: кадри, що запізнюються, пропускаються</translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n пропущено</numerusform>
            <numerusform>%n пропущено</numerusform>
            <numerusform>%n пропущено</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>consentry::widgets::TrustBar</name>
    <message>
        <source>consented</source>
        <translation>є згода</translation>
    </message>
    <message>
        <source>publicly shared</source>
        <translation>у відкритому доступі</translation>
    </message>
    <message>
        <source>faces blurred</source>
        <translation>обличчя розмито</translation>
    </message>
    <message>
        <source>faces visible</source>
        <translation>обличчя видно</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стан</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Підстава</translation>
    </message>
    <message>
        <source>Why this clip may be seen</source>
        <translation>Чому цей кліп можна дивитися</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Мета</translation>
    </message>
    <message>
        <source>What the owner agreed to</source>
        <translation>На що погодився власник</translation>
    </message>
    <message>
        <source>What you may do</source>
        <translation>Що вам дозволено</translation>
    </message>
    <message>
        <source>What your grant allows</source>
        <translation>Що дозволяє ваш дозвіл</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Час, що лишився</translation>
    </message>
    <message>
        <source>When your grant ends, the view closes</source>
        <translation>Коли закінчиться ваш дозвіл, перегляд закриється</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>Обличчя</translation>
    </message>
    <message>
        <source>Faces that were found are gone from this copy for good</source>
        <translation>Знайдені обличчя назавжди вилучено з цієї копії</translation>
    </message>
    <message>
        <source>no time limit</source>
        <translation>без обмеження в часі</translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation>Не відкрито</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрито</translation>
    </message>
    <message>
        <source>No clip is open</source>
        <translation>Жодного кліпу не відкрито</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::UnblurCard</name>
    <message>
        <source>Ask to see frames of the original</source>
        <translation>Попросити показати кадри оригіналу</translation>
    </message>
    <message>
        <source>Another lead or custodian reads your reason, and approves or refuses. After a yes a custodian cuts these frames out of the original for you alone. You see them in a window of their own, under your name, until the minutes are over. All of it is logged, and asking shows nothing by itself.</source>
        <translation>Інший керівник або хранитель читає вашу причину та схвалює або відхиляє. Після схвалення хранитель вирізає ці кадри з оригіналу лише для вас. Ви бачите їх в окремому вікні під своїм іменем, доки не спливуть хвилини. Усе записується в журнал, а сам запит ще нічого не показує.</translation>
    </message>
    <message>
        <source>What will happen</source>
        <translation>Що станеться</translation>
    </message>
    <message>
        <source>Why it was not sent</source>
        <translation>Чому не надіслано</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Попросити</translation>
    </message>
    <message>
        <source>Sign and send the request</source>
        <translation>Підписати й надіслати запит</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Перший кадр</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Останній кадр</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Хвилини</translation>
    </message>
    <message>
        <source>Why you need to see them</source>
        <translation>Чому вам треба їх побачити</translation>
    </message>
    <message>
        <source>What do you need to see, and what for?</source>
        <translation>Що вам треба побачити й навіщо?</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::UnlockPage</name>
    <message>
        <source>Unlock</source>
        <translation>Розблокувати</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольна фраза</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Результат</translation>
    </message>
    <message>
        <source>Other identity…</source>
        <translation>Інше посвідчення…</translation>
    </message>
    <message>
        <source>Choose another identity file</source>
        <translation>Вибрати інший файл посвідчення</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>Назад до початку</translation>
    </message>
    <message>
        <source>Unlock as %1</source>
        <translation>Розблокувати: %1</translation>
    </message>
    <message>
        <source>Checking the passphrase…</source>
        <translation>Перевірка парольної фрази…</translation>
    </message>
    <message numerus="yes">
        <source>%1 Try again in %n second(s).</source>
        <translation>
            <numerusform>%1 Спробуйте знову за %n секунду.</numerusform>
            <numerusform>%1 Спробуйте знову за %n секунди.</numerusform>
            <numerusform>%1 Спробуйте знову за %n секунд.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose your identity file: the one that you made, or were given, as NAME.age</source>
        <translation>Виберіть файл свого посвідчення: той, який ви створили або отримали як NAME.age</translation>
    </message>
    <message>
        <source>Choose identity…</source>
        <translation>Вибрати посвідчення…</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Здається, увімкнено Caps Lock.</translation>
    </message>
    <message>
        <source>%1 Caps Lock seems to be on.</source>
        <translation>%1 Здається, увімкнено Caps Lock.</translation>
    </message>
</context>
<context>
    <name>consentry::widgets::VideoCanvas</name>
    <message>
        <source>Picture</source>
        <translation>Зображення</translation>
    </message>
    <message>
        <source>key frame</source>
        <translation>ключовий кадр</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>інтерпольовано</translation>
    </message>
    <message>
        <source>occluded</source>
        <translation>перекрито</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>обрізано</translation>
    </message>
    <message>
        <source>%1 by %2 at %3, %4</source>
        <translation>%1 на %2, положення %3, %4</translation>
    </message>
    <message>
        <source>The clip&apos;s picture with its boxes</source>
        <translation>Зображення кліпу з його рамками</translation>
    </message>
    <message>
        <source>tracked</source>
        <translation>відстежено</translation>
    </message>
    <message>
        <source>from a suggestion</source>
        <translation>із пропозиції</translation>
    </message>
</context>
<context>
    <name>consentryctl</name>
    <message>
        <source>Submitted clip %1 for review</source>
        <translation>Кліп %1 подано на перевірку</translation>
    </message>
    <message>
        <source>Accepted the labels of clip %1</source>
        <translation>Розмітку кліпу %1 прийнято</translation>
    </message>
    <message>
        <source>Sent clip %1 back</source>
        <translation>Кліп %1 повернуто</translation>
    </message>
    <message>
        <source>The labels of clip %1 are open again</source>
        <translation>Розмітка кліпу %1 знову відкрита</translation>
    </message>
    <message>
        <source>Handed in your part of clip %1; others are at work</source>
        <translation>Вашу частину кліпу %1 здано; інші ще працюють</translation>
    </message>
</context>
</TS>
