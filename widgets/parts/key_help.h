#pragma once

#include "widgets/theme/appearance.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QLabel;
class QScrollArea;

namespace consentry::widgets {

/// What a key does; words come translated.
struct KeyRow {
    QString keys;
    QString does;
};

/// Keys in one card over the window, in columns as wide as their words; where there is less room, words go on in a
/// second line, and the card scrolls. The next key or click takes it away and does nothing else.
class KeyHelp final : public QWidget {
    Q_OBJECT
public:
    KeyHelp(const Appearance& appearance, QWidget* parent);

    /// Instead of those before.
    void setRows(const std::vector<KeyRow>& rows);

public Q_SLOTS:
    void open();
    void close();

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Line {
        QLabel* keys;
        QLabel* does;
    };
    struct Column {
        std::vector<Line> lines;
        int keys = 0; ///< widths
        int does = 0;
    };
    std::vector<Column> columns() const;
    QSize placeLines(int room);
    void arrange();
    bool scroll(int key);

    const Appearance& m_appearance;
    QPointer<QWidget> m_before; ///< had the focus
    QWidget* m_card;
    QLabel* m_title;
    QLabel* m_pointer;
    QScrollArea* m_area;
    QWidget* m_table; ///< what the area shows
    std::vector<Line> m_lines;
};

} // namespace consentry::widgets
