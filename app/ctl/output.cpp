#include "app/ctl/output.h"

#include "app/error_words.h"

#include <algorithm>
#include <cstdio>

namespace consentry::app::ctl {
namespace {

bool rewritesTerminal(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format;
}

/// `text` with `replacement(character)` for each character by which foreign text would rewrite the terminal. `kept`
/// stays: the line feed of a document of our own, or a character that does no harm.
template<class Replacement>
std::string guarded(const QString& text, char32_t kept, Replacement replacement)
{
    QString safe;
    safe.reserve(text.size());
    for (const char32_t point : text.toStdU32String()) {
        const auto character = QChar::fromUcs4(point);
        if (point == kept || !rewritesTerminal(point))
            safe += character;
        else
            safe += replacement(QStringView(character));
    }
    return safe.toStdString();
}

std::string forTerminal(const QString& line)
{
    return guarded(line, U' ', [](QStringView) { return QChar(QChar::ReplacementCharacter); });
}

enum class Layout { Indented, OneLine };

/// Within strings, where alone such characters can be, JSON means the same with them escaped.
std::string jsonText(const Json& json, Layout layout)
{
    const std::string document =
        json.dump(layout == Layout::Indented ? 2 : -1, ' ', false, Json::error_handler_t::replace);
    return guarded(QString::fromStdString(document), U'\n', [](QStringView character) {
        QString escaped;
        for (const QChar unit : character)
            escaped += QStringLiteral("\\u%1").arg(unit.unicode(), 4, 16, QLatin1Char('0'));
        return escaped;
    });
}

} // namespace

void print(const Output& output, OutputForm form)
{
    if (form == OutputForm::Document)
        std::printf("%s\n", jsonText(output.json, Layout::Indented).c_str());
    if (form == OutputForm::Lines) {
        for (const QString& line : output.lines)
            std::printf("%s\n", forTerminal(line).c_str());
    }
    std::fflush(stdout);
}

int printError(const Error& error, OutputForm form)
{
    const ErrorWords words = errorWords(error);
    if (form == OutputForm::Document) {
        const Json json = {{"error",
                            {{"code", std::string(errorCodeText(error.code))},
                             {"message", words.message.toStdString()},
                             {"hint", words.hint.toStdString()}}}};
        std::fprintf(stderr, "%s\n", jsonText(json, Layout::OneLine).c_str());
    } else {
        std::fprintf(stderr, "consentryctl: %s\n", forTerminal(errorLine(error)).c_str());
    }
    return exitCode(error);
}

std::vector<QString> tableLines(const std::vector<std::vector<QString>>& rows)
{
    std::vector<qsizetype> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    std::vector<QString> lines;
    for (const auto& row : rows) {
        QString line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row[i].leftJustified(widths[i] + 2) : row[i];
        lines.push_back(line);
    }
    return lines;
}

} // namespace consentry::app::ctl
