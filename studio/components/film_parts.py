"""The film of a drama: player with timeline, how it sounds and reads, files to take away."""
from __future__ import annotations

import streamlit as st

from studio.components.animatic import animatic
from studio.components.making import making
from studio.components.plain import plain
from studio.components.player import player
from studio.components.session import actor
from studio.components.told import told
from studio.components.words import named, t
from studio.operations import episodes, projects, scripts, storyboards
from studio.operations.access import may_edit
from studio.operations.views import AheadView, DeliverableView, EpisodeView, ProjectView

_KINDS = ("mp4", "srt", "vtt", "poster")
_ICONS = {"srt": "subtitles", "vtt": "closed_caption", "poster": "image"}


def film(project: ProjectView, ahead: AheadView | None) -> None:
    """Each episode as it stands, also before it is exported; `ahead` is what edits have put out of date."""
    with told():
        found = [e for e in episodes.listing(actor(), project.id) if e.film_url]
        if not found:
            _coming(project)
            return
        files = projects.deliverables(actor(), project.id)
        number = found[0].number
        if len(found) > 1:
            number = st.segmented_control(t("script.episode"), [e.number for e in found], default=number, required=True, label_visibility="collapsed",
                                          format_func=lambda n: t("project.episode", n=n), key=f"film_{project.id}") or number
        episode = next(e for e in found if e.number == number)
        _episode(project, episode, [f for f in files if f.episode == number], bool(ahead and (ahead.draw or ahead.speak or ahead.film or ahead.episodes)))


def _coming(project: ProjectView) -> None:
    """Nothing to see yet: say what comes, and show what there is."""
    if project.status == "draft":
        st.info(t("project.draft"), icon=":material/edit_note:")
    elif project.status in ("queued", "running"):
        making(project)
        return
    else:
        st.info(t("project.no_film_stopped"), icon=":material/movie_off:")
    shots = [s for s in storyboards.shots(actor(), project.id) if s.episode == 1]
    if any(s.picture_url for s in shots):
        st.markdown(f"**{t('animatic.title')}**")
        animatic(f"animatic_{project.id}", shots, scripts.scenes(actor(), project.id, 1))


def _episode(project: ProjectView, episode: EpisodeView, files: list[DeliverableView], outdated: bool) -> None:
    by_kind = {f.kind: f for f in files}
    poster = by_kind["poster"].url if "poster" in by_kind else None
    head, buttons = st.columns([2, 3], vertical_alignment="center")
    title = f" · {plain(episode.title)}" if episode.title else ""
    head.markdown(f"**{t('project.episode', n=episode.number)}{title}**" + (f"  \n:gray[:small[{plain(episode.logline)}]]" if episode.logline else ""))
    with buttons:
        _files(by_kind, episode.number, outdated)
    player(f"player_{project.id}_{episode.number}", episode, wide=project.brief.get("aspect", "9:16") == "16:9", poster=poster)
    if may_edit(actor(), project.owner_id, project.status):
        _wishes(project)


def _files(by_kind: dict[str, DeliverableView], number: int, outdated: bool) -> None:
    """What can be taken away. While the film is out of date, making it again is the button that stands out."""
    shown = [k for k in _KINDS if k in by_kind]
    if not shown:
        st.caption(t("film.not_exported"))
        return
    with st.container(horizontal=True, horizontal_alignment="right"):
        if "mp4" in shown:
            st.link_button(t("project.download", n=number), by_kind["mp4"].download_url, icon=":material/download:", type="secondary" if outdated else "primary")
        if more := [k for k in shown if k != "mp4"]:
            with st.popover(t("film.more_files"), icon=":material/more_horiz:"):
                for kind in more:
                    st.link_button(t(f"film.{kind}"), by_kind[kind].download_url, icon=f":material/{_ICONS[kind]}:", type="tertiary", width="stretch")


def _wishes(project: ProjectView) -> None:
    """Subtitles, levels, quality; changing them puts out of date only what they touch."""
    brief = project.brief
    with st.expander(t("film.settings"), icon=":material/tune:"), st.form(f"film_settings_{project.version}", border=False):
        subtitles = st.toggle(t("film.subtitles"), bool(brief.get("subtitles", True)))
        style = st.segmented_control(t("film.style"), ["outline", "box"], default=brief.get("subtitle_style", "outline"), required=True, format_func=named("film.style_is"))
        size = st.segmented_control(t("film.size"), ["small", "medium", "large"], default=brief.get("subtitle_size", "medium"), required=True,
                                    format_func=named("film.size_is"))
        voice = st.slider(t("film.voice"), -12.0, 12.0, float(brief.get("voice_db", 0.0)), 0.5, format="%+.1f dB")
        music = st.slider(t("film.music"), -24.0, 12.0, float(brief.get("music_db", 0.0)), 0.5, format="%+.1f dB")
        quality = st.segmented_control(t("film.quality"), ["draft", "standard", "master"], default=brief.get("quality", "standard"), required=True,
                                       format_func=named("film.quality_is"), help=t("film.quality_help"))
        if st.form_submit_button(t("script.save"), type="primary"):
            with told():
                projects.change(actor(), project.id, {"subtitles": subtitles, "subtitle_style": style, "subtitle_size": size, "voice_db": voice, "music_db": music,
                                                      "quality": quality}, project.version)
                st.rerun()
