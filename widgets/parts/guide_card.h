#pragma once

#include "widgets/theme/appearance.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QTextBrowser;

namespace consentry::widgets {

/// A text to read in a card over the window: how a class is to be labelled. Esc, its own key or a click beside it
/// closes.
class GuideCard final : public QWidget {
    Q_OBJECT
public:
    GuideCard(const Appearance& appearance, QWidget* parent);

    /// `markdown` may come from others; see setPlainMarkdown().
    void open(const QString& title, const QString& markdown);

public Q_SLOTS:
    void close();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Appearance& m_appearance;
    QPointer<QWidget> m_before; ///< had the focus
    QLabel* m_title;
    QTextBrowser* m_text;
};

} // namespace consentry::widgets
