#pragma once

#include <QStringList>
#include <QTranslator>

class QWidget;

namespace consentry::testing {

/// Words on screen that do not fit where they stand, each as "name: words". What shortens its words with an ellipsis
/// and has the whole in a tool tip passes. What one can scroll to is not cut off.
QStringList clippedTexts(const QWidget& window);

/// Neighbours on screen that both have words and lie over one another, each as "name over name".
QStringList overlappingTexts(const QWidget& window);

/// Words that are painted, or told by tool tips and to screen readers, and never went through a translator. For use
/// while a PseudoTranslator is installed. `data` are words that nobody translates: names of people, of files.
QStringList untranslatedTexts(QWidget& window, const QStringList& data);

/// What a tool tip shows of `text`, which it may take for markup.
QString shownInToolTip(const QString& text);

/// Stands for a language whose words are longer than English: every letter gets an accent, every text is at least 40 %
/// longer and has marks at its ends, so that one sees what was cut off and what was never translated; from right to
/// left each text begins with a mark that makes it a text of such a language. Qt's own words, such as names of keys,
/// stay.
class PseudoTranslator final : public QTranslator {
public:
    explicit PseudoTranslator(Qt::LayoutDirection direction) : m_direction(direction) {}
    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;

private:
    Qt::LayoutDirection m_direction;
};

/// What PseudoTranslator makes of a text.
QString pseudoText(const QString& text);

} // namespace consentry::testing
