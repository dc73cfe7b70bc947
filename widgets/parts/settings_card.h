#pragma once

#include "widgets/parts/modal_card.h"

#include <vector>

class QComboBox;
class QGridLayout;

namespace consentry::widgets {

/// Something that can be chosen, in words for people.
struct SettingRow {
    QString name; ///< says which; not shown
    QString text;
    QString hint = {};
    QStringList choices;
    int chosen = 0;
};

/// What a person can choose about how the window looks, a line each, in a card over it. Changes nothing itself: it says
/// what was chosen, and shows what it is given. Esc closes.
class SettingsCard final : public ModalCard {
    Q_OBJECT
public:
    SettingsCard(const Appearance& appearance, QWidget* parent, const std::vector<SettingRow>& rows);

    void setChosen(const QString& name, int index);

Q_SIGNALS:
    void chosen(const QString& name, int index);

protected:
    QWidget* opening() override;

private:
    void addRow(QGridLayout& grid, const SettingRow& row);

    std::vector<QComboBox*> m_boxes;
};

} // namespace consentry::widgets
