#include "app/gui/reveal_window.h"

#include "app/error_words.h"
#include "widgets/parts/naming.h"
#include "widgets/parts/words.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSlider>
#include <QToolButton>

#include <utility>

namespace consentry::app {
namespace {

constexpr int kPlayInterval = 10; // milliseconds

consent::AccessRequest lookAt(const Session& session, const consent::Signed<consent::UnblurRequest>& request)
{
    return {.person = session.identity().keyId(),
            .clip = request.body.clip,
            .rendition = consent::Rendition::Reveal,
            .action = consent::Action::View,
            .purpose = request.body.purpose,
            .unblur = request.header.id};
}

} // namespace

Result<std::unique_ptr<RevealWindow>> RevealWindow::open(const Parts& parts,
                                                         const consent::Signed<consent::UnblurRequest>& request)
{
    TRY_ASSIGN(auto rendition, OpenRendition::open(parts.session, lookAt(parts.session, request)));
    std::unique_ptr<RevealWindow> window(new RevealWindow(parts, std::move(rendition)));
    window->tick(parts.session.clock().now());
    window->show();
    return window;
}

RevealWindow::RevealWindow(const Parts& parts, std::unique_ptr<OpenRendition> rendition)
    : m_session(parts.session),
      m_rendition(std::move(rendition)),
      m_view(new widgets::RevealView(parts.appearance)),
      m_frames(new media::RevealService(this)),
      m_watch(parts.session.workspace().paths().root, parts.session.root(), parts.session.clock())
{
    setObjectName(QStringLiteral("revealWindow"));
    setWindowTitle(tr("Original – Consentry"));
    const FrameFormat& format = m_rendition->frames()->format();
    m_view->setPictureSize({double(format.width), double(format.height)});
    auto* column = widgets::makeColumn(0);
    column->addWidget(m_view, 1);
    column->addWidget(makeControls());
    setLayout(column);
    connectFrames();
    m_watch.watch(m_rendition->access(), [wipe = m_rendition->wiper(), frames = m_frames] {
        wipe();
        frames->stop();
    });
    connect(&m_watch, &AccessWatch::ended, this, &RevealWindow::endedBy);
    m_frames->open(m_rendition->stream());
    m_slider->setFocus();
}

RevealWindow::~RevealWindow()
{
    finish("closed", {});
}

QWidget* RevealWindow::makeControls()
{
    auto* controls = new QWidget;
    m_play = widgets::named(new QToolButton, {QStringLiteral("revealPlay"), tr("Play or pause")});
    m_play->setText(tr("Play"));
    m_slider = widgets::named(new QSlider(Qt::Horizontal), {QStringLiteral("revealFrames"), tr("Frame")});
    m_slider->setRange(0, int(m_rendition->frames()->count()) - 1);
    auto* row = widgets::makeRow(widgets::space::kSmall);
    row->setContentsMargins(widgets::space::kSmall, widgets::space::kTight, widgets::space::kSmall,
                            widgets::space::kTight);
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    controls->setLayout(row);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) { seek({value}); });
    connect(m_play, &QToolButton::clicked, this, &RevealWindow::togglePlay);
    m_playTimer.setInterval(kPlayInterval);
    connect(&m_playTimer, &QTimer::timeout, this, &RevealWindow::playTick);
    return controls;
}

void RevealWindow::connectFrames()
{
    connect(m_view, &widgets::RevealView::requestedViewSize, this, &RevealWindow::setViewSize);
    connect(m_frames, &media::RevealService::frameReady, this, [this](quint64, const RevealedFrame& frame) {
        if (!m_isOver)
            m_view->showFrame(frame);
    });
    connect(m_frames, &media::RevealService::failed, this, [this](quint64, const Error& error) {
        if (error.code != Errc::AccessEnded) // AccessWatch knows why that was
            endedBy(error);
    });
}

void RevealWindow::setViewSize(const QSize& size)
{
    m_size = {size.width(), size.height()};
    seek(m_wanted);
}

void RevealWindow::seek(FrameIndex index)
{
    m_wanted = index;
    if (!m_isOver && m_size.width > 0)
        m_frames->request(index, m_size);
}

void RevealWindow::togglePlay()
{
    if (m_playTimer.isActive()) {
        m_playTimer.stop();
        m_play->setText(tr("Play"));
        return;
    }
    if (m_slider->value() == m_slider->maximum())
        m_slider->setValue(0);
    m_playFrom = m_rendition->frames()->time(m_wanted);
    m_playClock.start();
    m_playTimer.start();
    m_play->setText(tr("Pause"));
}

void RevealWindow::playTick()
{
    const std::chrono::nanoseconds elapsed(m_playClock.nsecsElapsed());
    const MediaTime now = m_playFrom + std::chrono::duration_cast<MediaTime>(elapsed);
    m_slider->setValue(int(m_rendition->frames()->frameAt(now).value));
    if (m_slider->value() == m_slider->maximum())
        togglePlay();
}

void RevealWindow::tick(Timestamp now)
{
    if (m_isOver)
        return;
    m_view->setWatermark(QString::fromStdString(m_session.identity().name()) + QStringLiteral(" · ")
                         + widgets::clockText(now));
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(m_rendition->access().facts().until - now);
    m_view->setTimeLeft(widgets::timeLeftText(left));
}

/// Picture first: the log may have to wait for the database.
void RevealWindow::finish(std::string_view logged, const QString& reason)
{
    if (std::exchange(m_isOver, true))
        return;
    m_watch.forget();
    m_playTimer.stop();
    m_view->blank(reason);
    hide();
    m_frames->stop();
    m_rendition->wiper()();
    m_rendition->logEnd(logged);
}

void RevealWindow::endedBy(const Error& error)
{
    if (m_isOver)
        return;
    const QString reason = tr("The original is closed: %1").arg(errorWords(error).message);
    finish(errorCodeText(error.code), reason);
    Q_EMIT ended(reason);
}

void RevealWindow::closeEvent(QCloseEvent* event)
{
    const bool wasOpen = !m_isOver;
    finish("closed", {});
    event->accept();
    if (wasOpen)
        Q_EMIT ended({});
}

void RevealWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Space)
        togglePlay();
    else
        QWidget::keyPressEvent(event);
}

} // namespace consentry::app
