#include "widgets/panels/frame_box.h"

#include "widgets/parts/words.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace consentry::widgets {
namespace {

/// What only a time has.
bool looksLikeTime(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) { return QStringLiteral(":.,s").contains(c); });
}

} // namespace

void FrameBox::setFrames(std::shared_ptr<const FrameTable> frames)
{
    m_frames = std::move(frames);
    const auto last = std::min<qint64>(m_frames ? m_frames->count() : 0, std::numeric_limits<int>::max());
    setEnabled(last > 0);
    setRange(static_cast<int>(std::min<qint64>(last, 1)), static_cast<int>(last));
}

QValidator::State FrameBox::validate(QString& text, int& position) const
{
    if (!m_frames || !looksLikeTime(text))
        return QSpinBox::validate(text, position);
    if (mediaTimeFromText(text))
        return QValidator::Acceptable;
    const bool couldBecome =
        std::ranges::all_of(text, [](QChar c) { return c.isDigit() || QStringLiteral(":., s").contains(c); });
    return couldBecome ? QValidator::Intermediate : QValidator::Invalid;
}

int FrameBox::valueFromText(const QString& text) const
{
    const auto time = m_frames && looksLikeTime(text) ? mediaTimeFromText(text) : std::nullopt;
    return time ? static_cast<int>(frameNumber(m_frames->frameAt(*time))) : QSpinBox::valueFromText(text);
}

} // namespace consentry::widgets
