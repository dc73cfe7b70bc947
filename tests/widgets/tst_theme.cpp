#include "widgets/theme/appearance.h"
#include "widgets/theme/class_look.h"
#include "widgets/theme/tabular_text.h"

#include <QDir>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace consentry;
using namespace consentry::widgets;

namespace {

constexpr Scheme kSchemes[] = {Scheme::Dark, Scheme::Light, Scheme::HighContrast};
constexpr Token kGrounds[] = {Token::Background, Token::Surface, Token::Raised};
constexpr Token kInks[] = {Token::Text,        Token::TextMuted, Token::Accent, Token::Consented,
                           Token::PublicBasis, Token::Expiring,  Token::Denied};
constexpr Token kLines[] = {Token::ControlLine, Token::Track1, Token::Track2, Token::Track3,
                            Token::Track4,      Token::Track5, Token::Track6};

using Triple = std::array<double, 3>;

/// What an eye without one kind of cones sees, in linear RGB: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A
/// physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15(6), 2009, severity 1.
struct Eye {
    const char* name;
    std::array<Triple, 3> rows;
};
constexpr Eye kEyes[] = {
    {"all cones", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"no red cones",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"no green cones",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"no blue cones",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
};

/// CIE 1976 distance. Side by side 2.3 is just noticed (Mahy and others, 1994); far apart and in lines two pixels wide
/// it has to be many times that.
constexpr double kClearlyOther = 30;

Triple times(const std::array<Triple, 3>& rows, const Triple& value)
{
    Triple product{};
    for (std::size_t i = 0; i < 3; ++i)
        product[i] = rows[i][0] * value[0] + rows[i][1] * value[1] + rows[i][2] * value[2];
    return product;
}

/// L*, a* and b* under daylight (D65) of what `eye` sees.
Triple labOf(const QColor& color, const Eye& eye)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    Triple seen = times(eye.rows, {linear(color.redF()), linear(color.greenF()), linear(color.blueF())});
    for (double& value : seen)
        value = std::clamp(value, 0.0, 1.0);
    constexpr std::array<Triple, 3> toXyz{
        {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    const Triple xyz = times(toXyz, seen);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const QColor& a, const QColor& b, const Eye& eye)
{
    const Triple one = labOf(a, eye);
    const Triple other = labOf(b, eye);
    return std::hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

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

    void knowsTheDistanceOfColours()
    {
        const Eye& all = kEyes[0];
        QVERIFY(std::abs(distance(Qt::white, Qt::black, all) - 100) < 0.1);
        QVERIFY(std::abs(distance(QColor(255, 0, 0), QColor(0, 255, 0), all) - 170.6) < 0.1); // a known pair
        QVERIFY(distance(QColor(0x7d, 0x74, 0x00), QColor(0xb8, 0x4a, 0x00), all) > kClearlyOther);
        QVERIFY(distance(QColor(0x7d, 0x74, 0x00), QColor(0xb8, 0x4a, 0x00), kEyes[2]) < 10); // olive, rust
    }

    /// By line wherever not by colour, for every eye and in every scheme. Letters come on top, where there is room.
    void classesAreToldApartByEveryEye()
    {
        int sharing = 0;
        for (int a = 0; a < annotation::kClassColours; ++a) {
            for (int b = a + 1; b < annotation::kClassColours; ++b) {
                const ClassLook one = classLook(static_cast<annotation::ClassColour>(a));
                const ClassLook other = classLook(static_cast<annotation::ClassColour>(b));
                QVERIFY(one.token != other.token);
                if (one.line != other.line)
                    continue;
                ++sharing;
                for (const Scheme scheme : kSchemes)
                    checkDistance(Theme(scheme), one.token, other.token);
            }
        }
        QVERIFY(sharing > 0); // there are more colours than lines
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

    static void checkDistance(const Theme& theme, Token a, Token b)
    {
        for (const Eye& eye : kEyes) {
            const double apart = distance(theme.color(a), theme.color(b), eye);
            const QString what = QStringLiteral("scheme %1, %2: tokens %3 and %4 are %5 apart")
                                     .arg(static_cast<int>(theme.scheme()))
                                     .arg(QLatin1String(eye.name))
                                     .arg(static_cast<int>(a))
                                     .arg(static_cast<int>(b))
                                     .arg(apart);
            QVERIFY2(apart >= kClearlyOther, qPrintable(what));
        }
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
