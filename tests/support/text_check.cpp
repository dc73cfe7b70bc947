#include "tests/support/text_check.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QRegularExpression>
#include <QStyleOptionComboBox>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>

namespace consentry::testing {
namespace {

constexpr double kGrowth = 0.4;
constexpr int kLeastElided = 24; ///< pixels: a letter and the ellipsis

/// Cut off by a widget around it that does not scroll.
bool isCutByParents(const QWidget& widget, const QWidget& window)
{
    for (const QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(above->parentWidget()) != nullptr)
            return false;
        const QRect place(widget.mapTo(above, QPoint(0, 0)), widget.size());
        // A splitter that lays out from right to left is wrong by a pixel.
        if (!above->rect().adjusted(-1, -1, 1, 1).contains(place))
            return true;
        if (above == &window)
            return false;
    }
    return false;
}

bool holdsLabel(const QLabel& label)
{
    if (label.inherits("consentry::widgets::ElidedLabel"))
        return label.contentsRect().width()
               >= std::min(kLeastElided, label.fontMetrics().horizontalAdvance(label.text()));
    if (!label.wordWrap())
        return label.width() >= label.sizeHint().width();
    return label.width() >= label.minimumSizeHint().width() && label.height() >= label.heightForWidth(label.width());
}

bool holdsButton(const QAbstractButton& button)
{
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    const bool iconOnly =
        tool != nullptr && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull();
    const bool shortens = tool != nullptr && !tool->toolTip().isEmpty(); // tool buttons do so themselves
    return iconOnly || shortens || button.text().isEmpty() || button.width() >= button.sizeHint().width();
}

bool holdsChoice(const QComboBox& box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.editable = box.isEditable();
    const QRect field = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    return box.fontMetrics().horizontalAdvance(box.currentText()) <= field.width();
}

bool holdsHeader(const QHeaderView& header)
{
    for (int i = 0; i < header.count(); ++i) {
        if (!header.isSectionHidden(i) && header.sectionSize(i) < header.sectionSizeHint(i))
            return false;
    }
    return true;
}

/// Its own, or that of the control that it is a part of.
bool hasToolTip(const QWidget& widget)
{
    const QWidget* above = widget.parentWidget();
    return !widget.toolTip().isEmpty() || (above != nullptr && !above->toolTip().isEmpty());
}

/// The words of a widget that shows some, and whether it shows them whole. No words count as whole.
std::pair<QString, bool> wordsOf(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        return {label->text(), holdsLabel(*label)};
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return {button->text(), holdsButton(*button)};
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        return {box->currentText(),
                holdsChoice(*box)
                    || (box->inherits("consentry::widgets::ElidedComboBox") && !box->toolTip().isEmpty())};
    if (const auto* header = qobject_cast<const QHeaderView*>(&widget))
        return {header->objectName() + QStringLiteral(" header"), holdsHeader(*header)};
    // A field shortens what it says while it is empty.
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        return {field->placeholderText(), field->placeholderText().isEmpty() || hasToolTip(*field)};
    return {QString(), true};
}

/// Takes down what is painted, and paints nothing.
class TextEngine final : public QPaintEngine {
public:
    TextEngine() : QPaintEngine(AllFeatures) {}
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF&, const QTextItem& item) override { m_texts << item.text(); }
    Type type() const override { return User; }
    const QStringList& texts() const { return m_texts; }

private:
    QStringList m_texts;
};

class TextDevice final : public QPaintDevice {
public:
    explicit TextDevice(const QWidget& like) : m_like(like) {}
    QPaintEngine* paintEngine() const override { return &m_engine; }
    const QStringList& texts() const { return m_engine.texts(); }

protected:
    int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth: return m_like.width();
        case PdmHeight: return m_like.height();
        case PdmDepth: return 32;
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return static_cast<int>(devicePixelRatioFScale());
        case PdmDpiX:
        case PdmPhysicalDpiX: return m_like.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY: return m_like.logicalDpiY();
        case PdmNumColors:
        case PdmWidthMM:
        case PdmHeightMM: return 0;
        }
        return 0;
    }

private:
    const QWidget& m_like;
    mutable TextEngine m_engine;
};

QStringList toldTexts(const QWidget& widget)
{
    QStringList texts{widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()};
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        texts << field->placeholderText();
    return texts;
}

/// Two plain letters in a row are left.
bool isPlain(QString text, const QStringList& data)
{
    static const QRegularExpression kKept(QStringLiteral(
        "</?p>|\\b(?:Ctrl|Shift|Alt|Meta|Del|Ins|Backspace|Return|Enter|Esc|Space|Home|End|PgUp|PgDown|Up|Down|Left|"
        "Right|Tab|F\\d+)\\b"));
    static const QRegularExpression kWord(QStringLiteral("[A-Za-z]{2,}"));
    text.remove(QChar(0x2026)); // shortened
    for (const QString& known : data) {
        if (known.contains(text))
            return false; // numbers are painted in pieces, ids as well
        text.remove(known);
    }
    return text.remove(kKept).contains(kWord);
}

bool isOnScreen(const QWidget& widget, const QWidget& window)
{
    return widget.isVisibleTo(&window) && !widget.size().isEmpty();
}

} // namespace

QStringList clippedTexts(const QWidget& window)
{
    QStringList clipped;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!isOnScreen(*widget, window))
            continue;
        const auto [words, whole] = wordsOf(*widget);
        if (!whole || (!words.isEmpty() && isCutByParents(*widget, window)))
            clipped << QStringLiteral("%1: %2 (%3×%4 of %5×%6, at least %7×%8)")
                           .arg(widget->objectName(), words)
                           .arg(widget->width())
                           .arg(widget->height())
                           .arg(widget->sizeHint().width())
                           .arg(widget->sizeHint().height())
                           .arg(widget->minimumSizeHint().width())
                           .arg(widget->heightForWidth(widget->width()));
    }
    return clipped;
}

QStringList overlappingTexts(const QWidget& window)
{
    QStringList found;
    QList<const QWidget*> seen;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!isOnScreen(*widget, window) || wordsOf(*widget).first.isEmpty())
            continue;
        for (const QWidget* other : seen) {
            if (other->parentWidget() == widget->parentWidget() && other->geometry().intersects(widget->geometry()))
                found << widget->objectName() + QStringLiteral(" over ") + other->objectName();
        }
        seen << widget;
    }
    return found;
}

QString shownInToolTip(const QString& text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    QTextDocument document;
    document.setHtml(text);
    return document.toPlainText();
}

QStringList untranslatedTexts(QWidget& window, const QStringList& data)
{
    TextDevice device(window);
    window.render(&device);
    QStringList texts = device.texts();
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (isOnScreen(*widget, window))
            texts << toldTexts(*widget);
    }
    texts.removeIf([&](const QString& text) { return !isPlain(text, data); });
    texts.removeDuplicates();
    return texts;
}

QString pseudoText(const QString& text)
{
    static const QString kPlain = QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    static const QString kAccented = QStringLiteral("ÀƁÇÐÉƑĜĤÎĴĶĹṀÑÖÞɊŔŠŢÛṼŴẊÝŽàƀçðéƒĝĥîĵķĺɱñöþɋŕšţûṽŵẋýž");
    static const QString kFiller = QStringLiteral(" ñö ɱéàñîñĝ ĥéŕé");
    static const QRegularExpression kPlaces(QStringLiteral("%(?:\\d|n)"));
    if (QString(text).remove(kPlaces).count(QRegularExpression(QStringLiteral("[A-Za-z]"))) < 2)
        return text; // a sign, or places for other texts
    QString longer = text;
    for (qsizetype i = 0; i < longer.size(); ++i) {
        const bool isPlace = i > 0 && longer[i - 1] == QLatin1Char('%');
        const qsizetype letter = isPlace ? -1 : kPlain.indexOf(longer[i]);
        if (letter >= 0)
            longer[i] = kAccented[letter];
    }
    const qsizetype marks = 6;
    const auto more = static_cast<qsizetype>(static_cast<double>(text.size()) * kGrowth) - marks;
    for (qsizetype i = 0; i < more; ++i)
        longer += kFiller[i % kFiller.size()];
    return QStringLiteral("[!!%1!!]").arg(longer);
}

QString PseudoTranslator::translate(const char* context, const char* source, const char*, int) const
{
    static const QRegularExpression kQtClass(QStringLiteral("^Q[A-Z]"));
    if (context == nullptr || source == nullptr || QLatin1String(context).isEmpty()
        || kQtClass.match(QLatin1String(context)).hasMatch())
        return {};
    const QString text = pseudoText(QString::fromUtf8(source));
    constexpr QChar kRightToLeftMark(0x200f);
    return m_direction == Qt::RightToLeft && text.startsWith(QLatin1Char('[')) ? kRightToLeftMark + text : text;
}

} // namespace consentry::testing
