#include "app/gui/window_help.h"

#include "app/gui/guidelines.h"
#include "app/gui/palette_source.h"
#include "widgets/parts/key_words.h"
#include "widgets/parts/label_words.h"

#include <QToolTip>

#include <algorithm>

namespace consentry::app {
namespace {

constexpr auto kCoachedKey = "help/coached";

} // namespace

WindowHelp::WindowHelp(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_actions(parts.actions),
      m_settings(parts.settings),
      m_toast(parts.toast),
      m_banner(parts.banner),
      m_queue(parts.queue),
      m_keys(loadKeys(parts.settings)),
      m_palette(new widgets::CommandPalette(parts.appearance, &parts.over)),
      m_keyHelp(new widgets::KeyHelp(parts.appearance, &parts.over)),
      m_keyEditor(new widgets::KeyEditor(parts.appearance, &parts.over)),
      m_guide(new widgets::GuideCard(parts.appearance, &parts.over)),
      m_coach(new widgets::CoachMarks(parts.appearance, &parts.over))
{
    m_keyEditor->setPresets({tr("Keys as in CVAT"), tr("Keys as in film editors")}, static_cast<int>(m_keys.preset));
    connect(m_coach, &widgets::CoachMarks::finished, this,
            [this] { m_settings.setValue(QLatin1String(kCoachedKey), true); });
    connectActions();
    applyKeys();
}

void WindowHelp::connectActions()
{
    const auto on = [this](ActionId id, auto step) { connect(&m_actions[id], &QAction::triggered, this, step); };
    on(ActionId::Palette, &WindowHelp::showPalette);
    on(ActionId::History, &WindowHelp::showHistory);
    on(ActionId::ShowKeys, &WindowHelp::showKeys);
    on(ActionId::Guideline, &WindowHelp::showGuideline);
    on(ActionId::ChangeKeys, [this] { m_keyEditor->open(); });
    connect(m_keyEditor, &widgets::KeyEditor::presetChosen, this, &WindowHelp::choosePreset);
    connect(m_keyEditor, &widgets::KeyEditor::keyEntered, this, &WindowHelp::changeKey);
    connect(m_keyEditor, &widgets::KeyEditor::resetRequested, this, [this] {
        m_keys.changed.clear();
        applyKeys();
        storeKeys(m_settings, m_keys);
        m_keyEditor->setNote(tr("All keys are those of the preset again."));
    });
}

void WindowHelp::setClips(ClipController* clips)
{
    closeAll();
    m_keyEditor->close();
    m_keyEditor->forget();
    QToolTip::hideText();
    m_clips = clips;
    if (clips != nullptr)
        connect(clips, &ClipController::clipClosed, this, &WindowHelp::closeAll);
}

/// What they offer may be about a clip that has gone.
void WindowHelp::closeAll()
{
    m_palette->close();
    m_guide->close();
    m_coach->stop();
}

void WindowHelp::coachOnce(Workbench& workbench)
{
    if (m_settings.value(QLatin1String(kCoachedKey)).toBool())
        return;
    m_coach->start(
        {{&workbench.trustBar(), tr("Why you may watch"),
          [] { return tr("Here is always what the people in the clip agreed to, what you may do, and how long."); }},
         {&workbench.canvas(), tr("Draw, then move"), [this] { return howToDraw(); }},
         {&workbench.timeline(), tr("Time"), [this] { return aboutTime(); }}},
        workbench.queue());
}

QString WindowHelp::howToDraw() const
{
    return widgets::withKeys(tr("Press %1, %2 or %3 and drag a box. Go some frames on with %4 and drag it: what lies "
                                "between is interpolated. Everything is stored as you do it."),
                             {&m_actions[ActionId::Class1], &m_actions[ActionId::Class2], &m_actions[ActionId::Class3],
                              &m_actions[ActionId::StepForward]},
                             tr("Choose a class below the picture and drag a box. Go some frames on and drag it: what "
                                "lies between is interpolated. Everything is stored as you do it."));
}

QString WindowHelp::aboutTime() const
{
    return widgets::withKeys(tr("A diamond is a frame that you said something about; drag it to move it. %1 shows all "
                                "keys, %2 finds anything."),
                             {&m_actions[ActionId::ShowKeys], &m_actions[ActionId::Palette]},
                             tr("A diamond is a frame that you said something about; drag it to move it."));
}

void WindowHelp::showPalette()
{
    PaletteScope scope{.actions = m_actions};
    if (m_clips) {
        scope.clips = &m_queue;
        scope.openClip = [this](const QString& clipId) { Q_EMIT clipChosen(clipId); };
    }
    if (m_clips && m_clips->openClip() != nullptr) {
        scope.clip = m_clips->openClip();
        scope.playback = &m_clips->playback();
    }
    m_palette->open(commandSource(scope));
}

void WindowHelp::showHistory()
{
    if (m_clips && m_clips->openClip() != nullptr)
        m_palette->open(historySource(m_clips->openClip()->document(), m_clips->undo()));
}

void WindowHelp::showKeys()
{
    m_keyHelp->setRows(m_actions.keyRows());
    m_keyHelp->open();
}

/// Of the selected track's class, else of the class that the next box will have.
void WindowHelp::showGuideline()
{
    OpenClip* clip = m_clips ? m_clips->openClip() : nullptr;
    if (clip == nullptr)
        return;
    const auto id = clip->selection().single();
    const annotation::Track* track = id ? clip->document().labels().find(*id) : nullptr;
    const std::string label = track != nullptr ? track->label : m_clips->drawnClass();
    m_guide->open(tr("How to label: %1").arg(widgets::labelWord(label)),
                  guidelineOf(clip->document().facts().labels, label));
}

void WindowHelp::applyKeys()
{
    m_actions.setKeys(keysOf(m_keys));
    m_keyEditor->setRows(m_actions.editorRows());
    m_warnedOf = {};
    m_coach->refresh();
    showDemo(m_isDemo);
    m_toast.dismiss(); // it may name a key of before
}

void WindowHelp::choosePreset(int index)
{
    m_keys.preset = static_cast<KeyPreset>(index);
    applyKeys();
    storeKeys(m_settings, m_keys);
    m_keyEditor->setNote(tr("Keys that you changed yourself stay as they are."));
}

void WindowHelp::changeKey(const QString& name, const QKeySequence& key)
{
    const auto specs = actionSpecs();
    const auto spec =
        std::ranges::find_if(specs, [&](const ActionSpec& row) { return name == QLatin1String(row.name); });
    if (spec == specs.end())
        return;
    const QString keyText = key.toString(QKeySequence::NativeText);
    if (!key.isEmpty() && isReserved(key)) {
        m_keyEditor->setNote(tr("%1 cannot be used: it belongs to the picture and to fields.").arg(keyText));
        return;
    }
    const auto holder = key.isEmpty() ? std::nullopt : holderOf(keysOf(m_keys), key);
    const bool isOthers = holder && *holder != spec->id;
    if (isOthers && m_warnedOf != std::pair(name, key)) {
        m_warnedOf = {name, key};
        m_keyEditor->setNote(tr("%1 is the key of \"%2\". Use it once more to take it from there.")
                                 .arg(keyText, m_actions[*holder].text()));
        return;
    }
    if (isOthers)
        m_keys.changed.erase(*holder);
    m_keys.changed[spec->id] = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key};
    applyKeys();
    storeKeys(m_settings, m_keys);
    m_keyEditor->setNote(key.isEmpty() ? tr("\"%1\" has no key now.").arg(m_actions[spec->id].text())
                                       : tr("%1 does \"%2\" now.").arg(keyText, m_actions[spec->id].text()));
}

void WindowHelp::showDemo(bool isDemo)
{
    m_isDemo = isDemo;
    if (!isDemo)
        return m_banner.setWords({}, {});
    m_banner.setWords(tr("Demo workspace"),
                      widgets::withKeys(tr("Sample clips, to try things out; real ones are refused. To review as lead: "
                                           "%1, then people/lead.age; its passphrase is in lead.passphrase."),
                                        {&m_actions[ActionId::Lock]},
                                        tr("Sample clips, to try things out; real ones are refused. To review as lead: "
                                           "lock, then people/lead.age; its passphrase is in lead.passphrase.")));
}

} // namespace consentry::app
