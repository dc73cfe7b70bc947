#pragma once

#include "widgets/theme/appearance.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace consentry::widgets {

/// One thing to choose; words come translated.
struct PaletteEntry {
    QString text;
    QString detail = {}; ///< its key, or what kind of thing it is
    std::function<void()> run;
    bool isCurrent = false; ///< where the choice begins, while nothing is typed
};

/// What to choose from and what the field says while it is empty.
struct PaletteSource {
    QString prompt;
    QString nothing; ///< when nothing fits
    /// Everything that there is for what was typed. Entries whose words do not contain it are left out afterwards,
    /// unless they are of `exact`.
    std::function<std::vector<PaletteEntry>()> entries;
    std::function<std::vector<PaletteEntry>(const QString& typed)> exact = {};
};

/// A field over the window in which a few letters find anything: Up and Down move, Enter runs, Esc or a click elsewhere
/// closes. Keys go back to where they were before anything is run.
class CommandPalette final : public QWidget {
    Q_OBJECT
public:
    CommandPalette(const Appearance& appearance, QWidget* parent);

    void open(const PaletteSource& source);

public Q_SLOTS:
    void close();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void addRow(const PaletteEntry& entry);
    void runCurrent();
    void moveBy(int rows);
    bool keyPressed(int key);

    const Appearance& m_appearance;
    PaletteSource m_source;
    std::vector<PaletteEntry> m_rows;
    QPointer<QWidget> m_before; ///< had the focus
    QLineEdit* m_field;
    QListWidget* m_list;
    QLabel* m_nothing;
};

/// Whether each word of `typed` is part of `text`; letter case does not count.
bool fitsTyped(const QString& text, const QString& typed);

} // namespace consentry::widgets
