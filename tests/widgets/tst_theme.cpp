#include "widgets/theme/appearance.h"
#include "widgets/theme/tabular_text.h"

#include <QDir>
#include <QPainter>
#include <QTest>

using namespace consentry::widgets;

namespace {

constexpr Scheme kSchemes[] = {Scheme::Dark, Scheme::Light, Scheme::HighContrast};
constexpr Token kGrounds[] = {Token::Background, Token::Surface, Token::Raised};
constexpr Token kInks[] = {Token::Text,        Token::TextMuted, Token::Accent, Token::Consented,
                           Token::PublicBasis, Token::Expiring,  Token::Denied};
constexpr Token kLines[] = {Token::ControlLine, Token::Track1, Token::Track2, Token::Track3,
                            Token::Track4,      Token::Track5, Token::Track6};

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTheContrastFormula()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        // A grey that is known to be just readable on white.
        QVERIFY(std::abs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void tableIsInTheOrderOfTokens()
    {
        for (std::size_t i = 0; i < kTokens.size(); ++i)
            QCOMPARE(static_cast<std::size_t>(kTokens[i].token), i);
        QCOMPARE(static_cast<std::size_t>(Token::Track6) + 1, kTokens.size());
    }

    void textIsReadable()
    {
        for (const Scheme scheme : kSchemes) {
            const Theme theme(scheme);
            for (const Token ground : kGrounds) {
                for (const Token ink : kInks)
                    checkContrast(theme, ink, ground, 4.5);
                for (const Token line : kLines)
                    checkContrast(theme, line, ground, 3.0);
            }
            checkContrast(theme, Token::Text, Token::Selection, 4.5);
            checkContrast(theme, Token::TextMuted, Token::Selection, 4.5);
            checkContrast(theme, Token::OnAccent, Token::Accent, 4.5);
        }
    }

    void styleSheetNamesOnlyKnownTokens()
    {
        for (const Scheme scheme : kSchemes) {
            const QString sheet = Theme(scheme).styleSheet();
            QVERIFY(!sheet.isEmpty());
            const QString rules = sheet.mid(sheet.indexOf(QStringLiteral("*/")));
            QVERIFY2(!rules.contains(QLatin1Char('@')), qPrintable(rules.mid(rules.indexOf(QLatin1Char('@')), 20)));
        }
    }

    void everyIconDrawsInTheColourOfItsToken()
    {
        const Theme theme(Scheme::Dark);
        const QStringList files = QDir(QStringLiteral(":/consentry/icons")).entryList();
        QVERIFY(files.size() > 40);
        for (const QString& file : files) {
            if (file.startsWith(QStringLiteral("arrow-")) || file.startsWith(QStringLiteral("tick-")))
                continue; // drawn by the style sheet, in colours of their own
            const QString name = file.chopped(4);
            const QImage image = theme.icon(name, Token::Accent).pixmap(40, 40).toImage();
            QVERIFY2(!image.isNull(), qPrintable(name));
            QVERIFY2(hasColor(image, theme.color(Token::Accent)), qPrintable(name));
        }
        QVERIFY(theme.icon(QStringLiteral("no-such-icon")).isNull());
    }

    void digitsShareOneWidth()
    {
        const QFontMetrics metrics(Theme().font(FontRole::Body));
        QCOMPARE(tabularWidth(metrics, QStringLiteral("111.1")), tabularWidth(metrics, QStringLiteral("888.8")));
    }

    void appearanceTellsOfChanges()
    {
        Appearance appearance(Scheme::Dark);
        int changes = 0;
        connect(&appearance, &Appearance::changed, this, [&changes] { ++changes; });
        appearance.setScheme(Scheme::Dark);
        QCOMPARE(changes, 0);
        appearance.setScheme(Scheme::Light);
        QCOMPARE(changes, 1);
        QCOMPARE(appearance.theme(), Theme(Scheme::Light));
    }

private:
    static void checkContrast(const Theme& theme, Token ink, Token ground, double least)
    {
        const double ratio = contrastRatio(theme.color(ink), theme.color(ground));
        const QString what = QStringLiteral("scheme %1: token %2 on %3 has %4")
                                 .arg(static_cast<int>(theme.scheme()))
                                 .arg(static_cast<int>(ink))
                                 .arg(static_cast<int>(ground))
                                 .arg(ratio);
        QVERIFY2(ratio >= least, qPrintable(what));
    }

    static bool hasColor(const QImage& image, const QColor& color)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() > 200 && pixel.rgb() == color.rgb())
                    return true;
            }
        }
        return false;
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
