#pragma once

#include "app/ctl/output.h"
#include "app/session.h"
#include "base/region_track.h"
#include "consent/task.h"

#include <QCoreApplication>

namespace consentry::app::ctl {

/// Words of the command line.
inline QString words(const char* text)
{
    return QCoreApplication::translate("consentryctl", text);
}

inline QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

/// "view, annotate"
template<class Set>
QString listed(const Set& values)
{
    QStringList names;
    for (const auto& value : values)
        names << text(consent::textOf(value));
    return names.join(QStringLiteral(", "));
}

/// The same for JSON.
template<class Set>
Json textsOf(const Set& values)
{
    Json list = Json::array();
    for (const auto& value : values)
        list.push_back(std::string(consent::textOf(value)));
    return list;
}

/// "8h", "15m", "30s", "2d" and sums like "1h30m". Errc::BadArgument {option, why}.
Result<std::chrono::seconds> durationFromText(const char* option, std::string_view text);
/// "view,annotate" → values by `parse`.
template<class Value>
Result<std::set<Value>> setFromTexts(const std::vector<std::string>& texts, Result<Value> (*parse)(std::string_view),
                                     const char* option)
{
    std::set<Value> values;
    for (const std::string& one : texts) {
        auto value = parse(one);
        if (!value)
            return makeError(Errc::BadArgument, option, "'" + one + "' is not known");
        values.insert(*value);
    }
    return values;
}

/// A folder as it was typed, without a slash at its end.
inline fs::path folderFrom(const fs::path& typed)
{
    return typed.has_filename() || !typed.has_parent_path() ? typed : typed.parent_path();
}

/// "2026-01-31" (midnight UTC) or RFC 3339.
Result<Timestamp> dateFromText(const char* option, std::string_view text);

/// "120:180", half-open and not empty. Errc::BadArgument {option, why}.
Result<FrameRange> framesFromText(const char* option, std::string_view text);
/// "1280x720". Errc::BadArgument {option, why}.
Result<Size> sizeFromText(const char* option, std::string_view text);
/// "X,Y,W,H" in whole pixels. Errc::BadArgument {option, why}.
Result<Box> boxFromText(const char* option, std::string_view text);
/// "X,Y,W,H" at `frame`, or "FRAME:X,Y,W,H"; whole pixels. Errc::BadArgument {option, why}.
Result<RegionKey> regionKeyFromText(const char* option, std::string_view text, FrameIndex frame);

/// A clip's segments for JSON: [{"begin","end","assignee","handed_in"}].
Json segmentsJson(const std::vector<consent::SegmentState>& segments, const consent::KeyRing& keys);

} // namespace consentry::app::ctl
