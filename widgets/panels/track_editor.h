#pragma once

#include "annotation/edit/label_follower.h"

#include <QWidget>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace consentry::widgets {

class AttributeEditor;

/// Properties of the selected track in the current frame: class, kind, marks, and the box in numbers, which is also
/// the way to place a box without a mouse. Edits through the document only.
class TrackEditor final : public QWidget, private edit::LabelFollower {
    Q_OBJECT
public:
    explicit TrackEditor(QWidget* parent = nullptr);

    void attach(edit::AnnotationDocument& document, edit::Selection& selection);
    void detach();
    AttributeEditor& attributes() { return *m_attributes; }

Q_SIGNALS:
    void editRefused(const consentry::Error& error);
    /// Enter or Esc was pressed in a number: the keys may go back to the picture.
    void numberEntered();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum BoxSide { X, Y, Width, Height, SideCount };

    void makeClassFields();
    void makeMarks();
    void makeBoxFields();
    void tellTyped();
    void refresh();
    void showTrack(const annotation::Track& track);
    void showNothing();
    const annotation::Track* track() const;
    void fillClasses(const annotation::Track& track);
    void fillKinds(const annotation::Track& track);
    void setLabel();
    void setMark(annotation::Mark mark, bool on);
    void setBox();
    void report(const Result<void>& result);

    bool m_refreshing = false;
    edit::Gesture m_gesture = 1;
    annotation::TrackId m_shown; ///< 0: none
    QWidget* m_fields;
    QWidget* m_boxFields = nullptr;
    AttributeEditor* m_attributes;
    QLabel* m_title;
    QLabel* m_state;
    QComboBox* m_class = nullptr;
    QComboBox* m_kind = nullptr;
    std::array<QCheckBox*, 3> m_marks{};
    std::array<QDoubleSpinBox*, SideCount> m_box{};
};

} // namespace consentry::widgets
