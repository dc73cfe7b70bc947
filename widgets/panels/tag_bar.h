#pragma once

#include "annotation/edit/label_follower.h"
#include "widgets/theme/appearance.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QGridLayout;
class QToolButton;

namespace consentry::widgets {

/// Tags of the clip, or of the marked range (without one: of the frame): what set the camera off, and what is
/// sensitive. Lies over the upper edge of its parent; digits tag, Tab changes what is tagged, Esc ends.
class TagBar final : public QWidget, private edit::LabelFollower {
    Q_OBJECT
public:
    TagBar(const Appearance& appearance, QWidget* parent);

    void attach(edit::AnnotationDocument& document, edit::Selection& selection);
    void detach();
    void open();
    void dismiss();

Q_SIGNALS:
    void editRefused(const consentry::Error& error);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    enum class Subject { Clip, Range };

    void choose(Subject subject);
    FrameRange range() const;
    bool isOn(const std::string& tag) const;
    void toggle(std::size_t tag);
    void makeTags();
    void clearTags();
    void refresh();
    void place();

    const Appearance& m_appearance;
    QPointer<QWidget> m_before; ///< had the focus
    Subject m_subject = Subject::Clip;
    QToolButton* m_clip;
    QToolButton* m_range;
    QGridLayout* m_grid;
    std::vector<std::string> m_names; ///< that are offered, and those that the clip bears from before
    std::vector<QToolButton*> m_tags; ///< as many
};

} // namespace consentry::widgets
