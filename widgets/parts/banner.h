#pragma once

#include "widgets/theme/appearance.h"

#include <QWidget>

class QLabel;

namespace consentry::widgets {

class ElidedLabel;

/// One calm line below the bar about the whole workspace, which stays for as long as it is true.
class Banner final : public QWidget {
    Q_OBJECT
public:
    explicit Banner(const Appearance& appearance, QWidget* parent = nullptr);

    /// `fact` in strong words, then what follows from it. Hides the banner when there is no fact.
    void setWords(const QString& fact, const QString& meaning);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshMark();

    const Appearance& m_appearance;
    QLabel* m_mark;
    QLabel* m_fact;
    ElidedLabel* m_meaning;
};

} // namespace consentry::widgets
