#include "widgets/panels/track_filter.h"

#include "annotation/attribute_edit.h"
#include "annotation/interpolation.h"
#include "widgets/parts/label_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace consentry::widgets {
namespace {

using annotation::BoxState;
using annotation::Source;
using annotation::Track;
using edit::TrackFlag;

struct Seen {
    const Track& track;
    std::optional<BoxState> state;
    const edit::TrackFlags& flags;
};

/// Some of it was found by following a box, or was once.
bool isTracked(const Seen& seen)
{
    return seen.track.source == Source::Tracked
           || std::ranges::any_of(seen.track.keyFrames, &annotation::KeyFrame::tracked);
}

struct StateWord {
    const char* word;
    bool (*holds)(const Seen& seen);
};

constexpr StateWord kStates[] = {
    {QT_TRANSLATE_NOOP("TrackFilter", "seen"), [](const Seen& s) { return s.state.has_value(); }},
    {QT_TRANSLATE_NOOP("TrackFilter", "occluded"), [](const Seen& s) { return s.state && s.state->occluded; }},
    {QT_TRANSLATE_NOOP("TrackFilter", "truncated"), [](const Seen& s) { return s.state && s.state->truncated; }},
    {QT_TRANSLATE_NOOP("TrackFilter", "keyframe"), [](const Seen& s) { return s.state && s.state->keyFrame; }},
    {QT_TRANSLATE_NOOP("TrackFilter", "interpolated"), [](const Seen& s) { return s.state && s.state->interpolated; }},
    {QT_TRANSLATE_NOOP("TrackFilter", "single"), [](const Seen& s) { return s.track.singleFrame; }},
    {QT_TRANSLATE_NOOP("TrackFilter", "hidden"),
     [](const Seen& s) { return s.flags.has(TrackFlag::Hidden, s.track.id); }},
    {QT_TRANSLATE_NOOP("TrackFilter", "locked"),
     [](const Seen& s) { return s.flags.has(TrackFlag::Locked, s.track.id); }},
    {QT_TRANSLATE_NOOP("TrackFilter", "pinned"),
     [](const Seen& s) { return s.flags.has(TrackFlag::Pinned, s.track.id); }},
    {QT_TRANSLATE_NOOP("TrackFilter", "manual"), [](const Seen& s) { return s.track.source == Source::Manual; }},
    {QT_TRANSLATE_NOOP("TrackFilter", "tracked"), isTracked},
    {QT_TRANSLATE_NOOP("TrackFilter", "suggested"), [](const Seen& s) { return s.track.source == Source::Suggested; }},
    {QT_TRANSLATE_NOOP("TrackFilter", "imported"), [](const Seen& s) { return s.track.source == Source::Imported; }},
};

bool begins(const QString& name, const QString& start)
{
    return name.startsWith(start, Qt::CaseInsensitive);
}

/// In English, as in files, or in the user's language.
bool isNamed(const std::string& name, const QString& start)
{
    return !name.empty() && (begins(QString::fromStdString(name), start) || begins(labelWord(name), start));
}

bool isState(const StateWord& state, const QString& start)
{
    return begins(QLatin1String(state.word), start)
           || begins(QCoreApplication::translate("TrackFilter", state.word), start);
}

bool compare(const QString& side, QChar sign, const QString& number, const Box& box)
{
    bool isNumber = false;
    const double bound = number.toDouble(&isNumber);
    const double size = begins(QStringLiteral("width"), side) ? box.width : box.height;
    return isNumber && (sign == QLatin1Char('<') ? size < bound : size > bound);
}

/// Names with spaces are typed with an underscore.
bool hasValue(const Seen& seen, const QString& name, const QString& value, FrameIndex frame)
{
    std::set<std::string> names;
    for (const auto& [attribute, held] : seen.track.attributes)
        names.insert(attribute);
    for (const annotation::AttributeEvent& event : seen.track.events)
        names.insert(event.name);
    const QString wanted = QString(name).replace(QLatin1Char('_'), QLatin1Char(' '));
    for (const std::string& attribute : names) {
        if (!isNamed(attribute, wanted))
            continue;
        const std::string held = annotation::valueAt(seen.track, attribute, frame);
        if (value.isEmpty() ? held.empty() : isNamed(held, value))
            return true;
    }
    return value.isEmpty() && std::ranges::none_of(names, [&](const auto& known) { return isNamed(known, wanted); });
}

} // namespace

TrackFilter::TrackFilter(const QString& text)
{
    for (QString word : text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        Term term;
        if (word.size() > 1 && word.startsWith(QLatin1Char('-'))) {
            term.negated = true;
            word.remove(0, 1);
        }
        const auto sign = std::ranges::find_if(word, [](QChar c) { return QStringLiteral("<>=").contains(c); });
        const qsizetype at = sign - word.begin();
        term.name = word.left(at);
        if (at < word.size()) {
            term.sign = word[at];
            term.value = word.mid(at + 1);
        }
        m_terms.push_back(term);
    }
}

bool TrackFilter::holds(const Term& term, const Track& track, FrameIndex frame, const edit::TrackFlags& flags)
{
    const Seen seen{track, stateAt(track, frame), flags};
    if (term.sign == QLatin1Char('='))
        return hasValue(seen, term.name, term.value, frame);
    if (!term.sign.isNull())
        return seen.state && compare(term.name, term.sign, term.value, seen.state->box);
    if (isNamed(track.label, term.name) || isNamed(track.kind, term.name)
        || QString::number(track.id.value) == term.name)
        return true;
    return std::ranges::any_of(kStates,
                               [&](const StateWord& state) { return isState(state, term.name) && state.holds(seen); });
}

bool TrackFilter::matches(const Track& track, FrameIndex frame, const edit::TrackFlags& flags) const
{
    return std::ranges::all_of(m_terms,
                               [&](const Term& term) { return holds(term, track, frame, flags) != term.negated; });
}

QStringList TrackFilter::suggestions(const annotation::LabelSet& labels)
{
    QStringList words;
    for (const annotation::LabelClass* labelClass : labels.everyClass()) {
        words << labelWord(labelClass->name);
        for (const std::string& kind : labelClass->everyKind())
            words << labelWord(kind);
    }
    for (const StateWord& state : kStates)
        words << QCoreApplication::translate("TrackFilter", state.word);
    for (const annotation::AttributeSpec* spec : labels.everyAttribute()) {
        const QString name = labelWord(spec->name).replace(QLatin1Char(' '), QLatin1Char('_'));
        for (const std::string& value : spec->everyValue())
            words << name + QLatin1Char('=') + labelWord(value);
    }
    words << QStringLiteral("width<") << QStringLiteral("height<");
    words.removeDuplicates();
    return words;
}

} // namespace consentry::widgets
