#include "widgets/theme/theme.h"

#include "widgets/theme/icon_engine.h"

#include <QFile>
#include <QFontDatabase>

#include <algorithm>
#include <cmath>
#include <utility>

// Outside of any namespace, as Qt asks: resources in a static library must be named once.
static void initResources()
{
    Q_INIT_RESOURCE(consentry);
}

namespace consentry::widgets {
namespace {

struct TokenName {
    const char* name;
    Token token;
};

constexpr TokenName kStyleNames[] = {
    {"@background", Token::Background},
    {"@surface", Token::Surface},
    {"@raised", Token::Raised},
    {"@control-line", Token::ControlLine},
    {"@line", Token::Line},
    {"@text-muted", Token::TextMuted},
    {"@text", Token::Text},
    {"@accent", Token::Accent},
    {"@on-accent", Token::OnAccent},
    {"@selection", Token::Selection},
    {"@consented", Token::Consented},
    {"@expiring", Token::Expiring},
    {"@denied", Token::Denied},
};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QString schemeName(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Dark: return QStringLiteral("dark");
    case Scheme::Light: return QStringLiteral("light");
    case Scheme::HighContrast: return QStringLiteral("high-contrast");
    }
    return QStringLiteral("dark");
}

int designedSize(FontRole role)
{
    switch (role) {
    case FontRole::Body:
    case FontRole::Strong: return 12;
    case FontRole::Secondary: return 11;
    case FontRole::Heading: return 15;
    case FontRole::Title: return 20;
    }
    return 12;
}

} // namespace

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QColor Theme::color(Token token) const
{
    const TokenRow& row = kTokens[static_cast<std::size_t>(token)];
    switch (m_scheme) {
    case Scheme::Dark: return QColor(row.dark);
    case Scheme::Light: return QColor(row.light);
    case Scheme::HighContrast: return QColor(row.highContrast);
    }
    return QColor(row.dark);
}

QColor Theme::color(Token token, double opacity) const
{
    QColor result = color(token);
    result.setAlphaF(static_cast<float>(opacity));
    return result;
}

Token Theme::trackToken(unsigned number) const
{
    return static_cast<Token>(static_cast<unsigned>(Token::Track1) + (number + kTrackTokens - 1) % kTrackTokens);
}

QPalette Theme::palette() const
{
    QPalette palette;
    struct Row {
        QPalette::ColorRole role;
        Token token;
    };
    constexpr Row kRows[] = {
        {QPalette::Window, Token::Surface},
        {QPalette::WindowText, Token::Text},
        {QPalette::Base, Token::Background},
        {QPalette::AlternateBase, Token::Surface},
        {QPalette::Text, Token::Text},
        {QPalette::PlaceholderText, Token::TextMuted},
        {QPalette::Button, Token::Raised},
        {QPalette::ButtonText, Token::Text},
        {QPalette::BrightText, Token::Denied},
        {QPalette::Highlight, Token::Selection},
        {QPalette::HighlightedText, Token::Text},
        {QPalette::Link, Token::Accent},
        {QPalette::LinkVisited, Token::Accent},
        {QPalette::ToolTipBase, Token::Raised},
        {QPalette::ToolTipText, Token::Text},
        {QPalette::Light, Token::Raised},
        {QPalette::Midlight, Token::Line},
        {QPalette::Mid, Token::Line},
        {QPalette::Dark, Token::Line},
        {QPalette::Shadow, Token::Background},
    };
    for (const Row& row : kRows)
        palette.setColor(row.role, color(row.token));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::TextMuted, 0.6));
    return palette;
}

QString Theme::styleSheet() const
{
    initResources();
    QFile file(QStringLiteral(":/consentry/theme.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    for (const TokenName& name : kStyleNames)
        sheet.replace(QLatin1String(name.name), color(name.token).name());
    constexpr std::pair<const char*, FontRole> kSizes[] = {{"@secondary-size", FontRole::Secondary},
                                                           {"@heading-size", FontRole::Heading},
                                                           {"@title-size", FontRole::Title}};
    for (const auto& [name, role] : kSizes)
        sheet.replace(QLatin1String(name), QStringLiteral("%1px").arg(pixelSize(role)));
    sheet.replace(QStringLiteral("@scheme"), schemeName(m_scheme));
    return sheet;
}

int Theme::pixelSize(FontRole role) const
{
    return (designedSize(role) * m_textPercent + 50) / 100;
}

QFont Theme::font(FontRole role) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setFamilies({QStringLiteral("Inter"), font.family()});
    font.setPixelSize(pixelSize(role));
    if (role == FontRole::Strong || role == FontRole::Heading || role == FontRole::Title)
        font.setWeight(QFont::DemiBold);
    return font;
}

QIcon Theme::icon(const QString& name, Token token) const
{
    initResources();
    QFile file(QStringLiteral(":/consentry/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new IconEngine(file.readAll(), {color(token), color(Token::TextMuted, 0.5), color(Token::Accent)}));
}

} // namespace consentry::widgets
