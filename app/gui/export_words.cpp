#include "app/gui/export_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <iterator>

namespace consentry::app {
namespace {

struct Reason {
    std::string_view code;
    const char* words;
};

constexpr Reason kReasons[] = {
    {"not_accepted", QT_TRANSLATE_NOOP("Export", "not accepted yet")},
    {"signer_ended", QT_TRANSLATE_NOOP("Export", "signed by somebody who has left")},
    {"purpose_not_consented", QT_TRANSLATE_NOOP("Export", "the owner did not agree to this purpose")},
    {"consent_withdrawn", QT_TRANSLATE_NOOP("Export", "consent was withdrawn")},
    {"consent_expired", QT_TRANSLATE_NOOP("Export", "consent has ended")},
    {"clip_held", QT_TRANSLATE_NOOP("Export", "reported, on hold")},
};

QString reasonWords(const std::string& code)
{
    const auto* found = std::ranges::find(kReasons, std::string_view(code), &Reason::code);
    const char* words = found == std::end(kReasons) ? QT_TRANSLATE_NOOP("Export", "may not be used now") : found->words;
    return QCoreApplication::translate("Export", words);
}

} // namespace

QString exportWords(const ExportSummary& summary)
{
    const auto clips = [](const char* words, std::uint64_t count) {
        return QCoreApplication::translate("Export", words, nullptr, static_cast<int>(count));
    };
    QString text = clips(QT_TRANSLATE_N_NOOP("Export", "Exported %n clip(s), %1 boxes."), summary.counts.clips)
                       .arg(QLocale().toString(static_cast<qulonglong>(summary.counts.boxes)));
    for (const auto& [code, count] : summary.leftOut)
        text += QLatin1Char(' ')
                + clips(QT_TRANSLATE_N_NOOP("Export", "Left out: %n clip(s), %1."), static_cast<std::uint64_t>(count))
                      .arg(reasonWords(code));
    return text;
}

} // namespace consentry::app
