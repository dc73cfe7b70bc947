#include "widgets/parts/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>

namespace consentry::widgets {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("Words", text);
}

} // namespace

QString timeLeftText(std::chrono::milliseconds left)
{
    using namespace std::chrono;
    if (left <= milliseconds::zero())
        return words(QT_TRANSLATE_NOOP("Words", "ended"));
    if (left < minutes(1))
        return words(QT_TRANSLATE_NOOP("Words", "%1 s left")).arg(duration_cast<seconds>(left).count());
    const auto wholeHours = duration_cast<hours>(left);
    const auto wholeMinutes = duration_cast<minutes>(left - wholeHours);
    if (wholeHours.count() == 0)
        return words(QT_TRANSLATE_NOOP("Words", "%1 m left")).arg(wholeMinutes.count());
    if (wholeHours >= hours(48))
        return words(QT_TRANSLATE_NOOP("Words", "%1 days left")).arg(wholeHours.count() / 24);
    return words(QT_TRANSLATE_NOOP("Words", "%1 h %2 m left")).arg(wholeHours.count()).arg(wholeMinutes.count());
}

Urgency urgencyOf(std::chrono::milliseconds left)
{
    using namespace std::chrono;
    if (left <= milliseconds::zero())
        return Urgency::Over;
    if (left <= minutes(1))
        return Urgency::LastMinute;
    return left <= minutes(10) ? Urgency::Soon : Urgency::Calm;
}

QString mediaTimeText(MediaTime time)
{
    using namespace std::chrono;
    const qint64 total = duration_cast<milliseconds>(time).count();
    const auto two = [](qint64 value) { return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0')); };
    const QString tail = QStringLiteral("%1:%2.%3")
                             .arg(two(total / 60'000 % 60), two(total / 1000 % 60))
                             .arg(total % 1000, 3, 10, QLatin1Char('0'));
    const qint64 wholeHours = total / 3'600'000;
    return wholeHours == 0 ? tail : QStringLiteral("%1:%2").arg(wholeHours).arg(tail);
}

std::optional<MediaTime> mediaTimeFromText(const QString& text)
{
    static const QRegularExpression form(QStringLiteral(
        "^\\s*(?:(?:(\\d{1,3}):)?(\\d{1,4}):(\\d{1,2}(?:[.,]\\d{0,6})?)|(\\d{1,7}(?:[.,]\\d{0,6})?)\\s*s)\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int group) {
        return match.captured(group).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    };
    const double seconds = match.captured(4).isEmpty() ? number(1) * 3600 + number(2) * 60 + number(3) : number(4);
    return std::chrono::duration_cast<MediaTime>(std::chrono::duration<double>(seconds));
}

qint64 frameNumber(FrameIndex index)
{
    return index.value + 1;
}

FrameIndex frameOfNumber(qint64 number)
{
    return {number - 1};
}

QString clockText(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace consentry::widgets
