#include "app/app.hpp"

#include <utility>

#include "codec/demo.hpp"
#include "i18n/messages.hpp"
#include "i18n/words.hpp"
#include "ui/input.hpp"
#include "ui/look.hpp"
#include "ui/place_words.hpp"
#include "ui/screens/failed.hpp"

namespace tratt::app {
namespace {

using i18n::Msg;
using ui::Page;
using ui::Place;
using ui::ThemeChoice;

constexpr std::string_view language_preference = "language", theme_preference = "theme";

ThemeChoice theme_of(std::string_view name) {
    if (name == "light") return ThemeChoice::light;
    if (name == "dark") return ThemeChoice::dark;
    return ThemeChoice::system;
}

std::string_view name_of(ThemeChoice theme) {
    if (theme == ThemeChoice::light) return "light";
    if (theme == ThemeChoice::dark) return "dark";
    return "";
}

// The language of sorting and folding: the first of the visitor's that the database knows.
core::Language regional_language(const std::vector<std::string>& wanted) {
    for (const std::string& tag : wanted) {
        if (const auto language = core::parse_language(tag)) return *language;
    }
    return core::Language::en;
}

ui::SystemColours packed(const platform::SystemColours& system) {
    using ui::rgb;
    return {rgb(system.canvas),    rgb(system.canvas_text),    rgb(system.button_face), rgb(system.button_text),
            rgb(system.highlight), rgb(system.highlight_text), rgb(system.gray_text),   rgb(system.link_text)};
}

// What the place shows one record of.
std::optional<model::Entity> shown_entity(const Place& place) {
    return place.mode == ui::Mode::create ? std::nullopt : ui::entity_of(place.page);
}

}  // namespace

App::App(const platform::Services& services) : services_(services) {}

App::~App() = default;

void App::boot() {
    started_at_ = services_.clock.now();
    const std::string kept = services_.preferences.get(language_preference);
    const std::vector<std::string> wanted = services_.page.languages();
    language_ = kept.empty() ? i18n::best_language(wanted) : i18n::best_language(std::vector{kept});
    i18n::set_language(language_);
    theme_ = theme_of(services_.preferences.get(theme_preference));
    workspace_.emplace(services_, regional_language(wanted));
    workspace_->open([this](const core::Result<storage::OpenReport>& opened) { finish_boot(opened); });
}

void App::finish_boot(const core::Result<storage::OpenReport>& opened) {
    if (!opened) {
        boot_error_ = opened.error();
        services_.files.release();
        return;
    }
    tell_damages(*opened);
    tabs_.emplace(services_, *workspace_, tab_events());
    tabs_->greet();
    import_.emplace(workspace_->database());
    desk_.emplace(services_, *workspace_, storage_app());
    reminding_.emplace(services_, *workspace_);
    updating_.emplace(services_, *workspace_);
    place_ = ui::parse_address(services_.page.address());
    services_.updates.start();
}

Tabs::Events App::tab_events() {
    return {
        .reload = [this] { services_.page.reload(); },
        .refused = [this](const core::Error& error) { show_refusal(Msg::change_refused, i18n::error_words(error)); }};
}

StorageDesk::App App::storage_app() {
    return {.later = [this](std::function<void()> action) { later(std::move(action)); },
            .as_writer = [this](std::function<void()> then) { tabs_->take_over(std::move(then)); },
            .may_write = [this] { return may_write(); },
            .execute = [this](const model::Command& command) { return execute(command); },
            .go = [this](const Place& place) { go(place, true); },
            .show = [this](ui::Toast toast) { frame_.show(std::move(toast)); }};
}

void App::tell_damages(const storage::OpenReport& report) {
    const bool is_memory = services_.files.mode() == platform::StorageMode::memory;
    const auto damages = static_cast<std::int64_t>(report.damages.size());
    const bool is_less = report.missing > 0 || damages > 0;
    const Msg lost = report.is_empty ? Msg::boot_gone_title : Msg::boot_missing_title;
    if (report.used_copy && is_memory) {
        show_refusal(Msg::boot_from_copy_title, i18n::text(Msg::boot_in_memory_text));
    } else if (report.is_copy_unread && is_less) {
        show_refusal(lost, i18n::text(Msg::boot_copy_unread_text));
    } else if (report.is_empty && report.missing > 0) {
        show_refusal(lost, i18n::text(Msg::boot_gone_text));
    } else if (report.missing > 0) {
        show_refusal(report.used_copy ? Msg::boot_from_copy_title : lost,
                     i18n::count(i18n::Plural::boot_missing_text, report.missing));
    } else if (report.used_copy) {
        show_refusal(Msg::boot_from_copy_title, i18n::text(Msg::boot_from_copy_text));
    } else if (damages > 0) {
        show_refusal(Msg::boot_recovered_title, i18n::count(i18n::Plural::boot_recovered_text, damages));
    }
}

void App::show_refusal(Msg title, std::string_view reason) {
    frame_.show(
        {.title = std::string(i18n::text(title)), .reason = std::string(reason), .kind = ui::ToastKind::refusal});
}

// ---- What the platform tells ----------------------------------------------------------------------------------------

void App::on_media(const platform::Media& media) { media_ = media; }

void App::on_storage_mode() {
    if (tabs_) return keep_place([this] { tabs_->on_storage_mode(); });
    if (boot_error_.code.empty()) services_.page.reload();  // what was being opened is another tab's now
}

void App::on_message(std::string_view json) {
    if (tabs_) keep_place([this, json] { tabs_->on_message(json); });
}

// A record that is carried out anew after what another tab made may get another number.
void App::keep_place(const std::function<void()>& change) {
    const store::Database& database = workspace_->database();
    const auto entity = shown_entity(place_);
    const core::Uuid shown =
        entity ? database.id_of(*entity, database.find_number(*entity, place_.number)) : core::Uuid{};
    change();
    if (shown.is_nil()) return;
    const store::Row row = database.find(*entity, shown);
    const auto number = row == store::no_row ? 0 : database.number(*model::number_field(*entity), row);
    if (number == 0 || number == place_.number) return;
    place_.number = number;
    services_.page.replace_address(ui::address(place_));
}

void App::on_address(std::string_view hash) {
    const Place target = ui::parse_address(hash);
    if (target == place_ || !import_) return;
    if (!screen_of(shown_place()).may_leave(target)) {
        services_.page.push_address(ui::address(place_));
        return;
    }
    place_ = target;
    frame_.close_refusal();
}

// ---- Places ---------------------------------------------------------------------------------------------------------

void App::go(const Place& place, bool adds_to_history) {
    if (place == place_) return;
    const bool is_other_page = place.page != place_.page || place.number != place_.number || place.mode != place_.mode;
    if (is_other_page && !screen_of(shown_place()).may_leave(place)) return;
    place_ = place;
    const std::string address = ui::address(place);
    if (adds_to_history) {
        services_.page.push_address(address);
    } else {
        services_.page.replace_address(address);
    }
    if (is_other_page) frame_.close_refusal();
}

// The place as it is shown: the first screen while nothing has begun, "not found" for records that are not there.
Place App::shown_place() {
    store::Database& database = workspace_->database();
    if (place_.page == Page::dashboard && workspace_->is_new()) return Place{.page = Page::first_visit};
    const auto entity = shown_entity(place_);
    if (!entity || database.find_number(*entity, place_.number) != store::no_row) return place_;
    return Place{.page = Page::not_found};
}

ui::Screen& App::screen_of(const Place& place) {
    switch (place.page) {
        case Page::first_visit: return screens_->first_visit;
        case Page::dashboard: return screens_->dashboard;
        case Page::board: return screens_->board;
        case Page::find: return screens_->find;
        case Page::selections: return screens_->selections;
        case Page::selection: return screens_->selection;
        case Page::bin: return screens_->bin;
        case Page::import: return screens_->import;
        case Page::restore: return screens_->restore;
        case Page::settings:
        case Page::storage:
        case Page::me:
        case Page::look:
        case Page::shortcuts: return screens_->settings;
        case Page::contact:
        case Page::contacts:
        case Page::company:
        case Page::companies:
        case Page::sales:
        case Page::sale:
            if (ui::Screen* screen = screens_->records.screen_of(place)) return *screen;
            break;
        case Page::follow_ups: return screens_->follow_ups;
        case Page::not_found: break;
    }
    return screens_->not_found;
}

void App::update_document() {
    const std::string_view place = ui::place_title(workspace_->database(), shown_place());
    const std::string_view name = i18n::text(Msg::app_name);
    const std::string_view title = place == name ? name : i18n::format(Msg::window_title, {{"place", place}});
    if (title != title_) {
        title_ = title;
        services_.page.set_title(title_);
    }
}

// ---- Frames ---------------------------------------------------------------------------------------------------------

void App::frame() {
    const bool is_dark = theme_ == ThemeChoice::dark || (theme_ == ThemeChoice::system && media_.is_dark);
    ui::begin_look(look_now(is_dark));
    services_.page.set_dark(is_dark);
    services_.page.set_language(core::language_code(language_));
    if (!boot_error_.code.empty()) {
        ui::begin_page(media_.width, media_.height);
        ui::draw_failed(*this, media_.width, media_.height, i18n::error_words(boot_error_));
        ui::end_page();
        ui::end_look();
        return;
    }
    if (!import_) return draw_nothing();
    const ui::Environment environment = environment_now(is_dark);

    if (const auto due = tabs_->on_frame()) ui::request_frame_in(static_cast<int>(*due));
    if (const auto due = reminding_->on_frame()) ui::request_frame_in(static_cast<int>(*due));
    import_->follow();
    update_document();
    note_visit();
    const Place place = shown_place();
    const bool has_unsaved = screen_of(place).has_unsaved();
    updating_->on_frame(has_unsaved);
    const bool shows_storage = place.page == Page::storage || place.page == Page::settings;
    desk_->follow(ui::take_typed(), shows_storage);
    const ui::StoredData unmeasured;
    const ui::AppContext app{.actions = *this,
                             .import = import_->view(),
                             .stored = shows_storage ? workspace_->stored() : unmeasured,
                             .storage = desk_->view(),
                             .restore = desk_->restore(),
                             .storage_actions = *desk_};
    ui::Context context{.database = workspace_->database(),
                        .queries = workspace_->queries(),
                        .actions = *this,
                        .place = place,
                        .environment = environment,
                        .language = language_,
                        .theme = theme_,
                        .has_unsaved = has_unsaved,
                        .save_state = workspace_->save_state(),
                        .save_reason = i18n::error_words(workspace_->save_error()),
                        .last_outcome = aftermath_.outcome(),
                        .app = &app};
    draw_page(context, screen_of(place));
    services_.page.ask_before_leaving(screen_of(place).has_unsaved());
    ui::end_look();
    carry_out_actions();
}

// The second copy is being read.
void App::draw_nothing() {
    ui::begin_page(media_.width, media_.height);
    ui::end_page();
    ui::end_look();
}

ui::Look App::look_now(bool is_dark) const {
    ui::Look look;
    look.theme = is_dark ? ui::Theme::dark : ui::Theme::light;
    if (media_.has_forced_colours) {
        look.theme = ui::Theme::forced;
        look.system = packed(media_.system_colours);
    }
    look.width = media_.width;
    look.height = media_.height;
    look.pixel_ratio = media_.pixel_ratio;
    look.is_coarse_pointer = media_.is_coarse_pointer;
    look.reduces_motion = media_.prefers_reduced_motion;
    look.seconds = static_cast<double>(services_.clock.now() - started_at_) / 1000;
    return look;
}

ui::Environment App::environment_now(bool is_dark) {
    ui::Environment environment;
    environment.width = media_.width;
    environment.height = media_.height;
    environment.is_coarse_pointer = media_.is_coarse_pointer;
    environment.prefers_reduced_motion = media_.prefers_reduced_motion;
    environment.is_dark = is_dark;
    environment.has_forced_colours = media_.has_forced_colours;
    environment.now = services_.clock.now();
    environment.time_zone = workspace_->time_zone();
    environment.is_file_over_page = is_file_over_;
    environment.reminders = reminding_->state();
    environment.update = updating_->state();
    return environment;
}

void App::draw_page(ui::Context& context, ui::Screen& screen) {
    ui::begin_page(media_.width, media_.height);
    const ui::Box page = frame_.begin(context);
    screen.draw(context, page);
    frame_.end();
    ui::end_page();
    screen.draw_over(context);
    aftermath_.draw(context);
    frame_.draw_over(context, screen);
}

void App::carry_out_actions() {
    if (actions_.empty()) return;
    const std::vector<std::function<void()>> actions = std::exchange(actions_, {});
    for (const auto& action : actions) action();
    ui::request_frame_in(0);
}

// ---- Changes --------------------------------------------------------------------------------------------------------

bool App::may_write() {
    if (workspace_->save_state() != ui::SaveState::read_only) return true;
    show_refusal(Msg::change_refused, i18n::text(Msg::change_refused_read_only));
    return false;
}

core::Result<const model::Transaction*> App::execute(const model::Command& command) {
    core::Result<const model::Transaction*> result = core::Error{.code = "storage_read_only"};
    if (may_write()) result = workspace_->execute(command);
    aftermath_.note(workspace_->database(), command, result);
    return result;
}

// A command of a screen.
void App::run_now(const model::Command& command) {
    const auto result = execute(command);
    const core::Moment moment{services_.clock.now(), workspace_->time_zone()};
    if (auto told = aftermath_.follow(workspace_->database(), command, result, moment)) frame_.show(std::move(*told));
    if (result) desk_->ask_to_keep_once();
}

std::optional<std::string> App::replaced(const core::Replacement& by, std::string_view text) const {
    return services_.text.replaced(by, text);
}

core::Uuid App::run(model::Command command) {
    if (command.id.is_nil()) command.id = workspace_->database().new_id();
    const core::Uuid id = command.id;
    later([this, command = std::move(command)] { run_now(command); });
    return id;
}

// Undo and redo say what they did, or why not.
void App::step(model::Command command, Msg done, Msg refused) {
    command.id = workspace_->database().new_id();
    const auto result = execute(command);
    if (!result && workspace_->save_state() == ui::SaveState::read_only) return;
    if (!result) {
        show_refusal(refused, i18n::error_words(result.error()));
        return;
    }
    if (!*result) return;
    const std::string_view name = i18n::words_of((*result)->name_key, (*result)->name_params);
    frame_.show({.title = std::string(i18n::format(done, {{"step", name}}))});
}

void App::undo() {
    later([this] {
        if (workspace_->database().next_undo())
            step({.id = {}, .action = model::Undo{}}, Msg::undo_done, Msg::undo_refused);
    });
}

void App::redo() {
    later([this] {
        if (workspace_->database().next_redo())
            step({.id = {}, .action = model::Redo{}}, Msg::redo_done, Msg::redo_refused);
    });
}

void App::open_demo() {
    later([this] {
        const auto result =
            execute(codec::demo_command(workspace_->database(), {services_.clock.now(), workspace_->time_zone()},
                                        std::string(i18n::text(Msg::first_visit_demo_name))));
        if (result) go(Place{.page = Page::dashboard}, true);
    });
}

void App::start_empty() {
    later([this] {
        if (!may_write()) return;
        workspace_->begin();
        go(Place{.page = Page::contacts}, true);
    });
}

// ---- Wishes ---------------------------------------------------------------------------------------------------------

void App::navigate(const Place& place) {
    later([this, place] { go(place, true); });
}

void App::replace(const Place& place) {
    later([this, place] { go(place, false); });
}

void App::set_language(i18n::Language language) {
    later([this, language] {
        language_ = language;
        i18n::set_language(language);
        services_.preferences.set(language_preference, core::language_code(language));
    });
}

void App::set_theme(ThemeChoice theme) {
    later([this, theme] {
        theme_ = theme;
        services_.preferences.set(theme_preference, name_of(theme));
    });
}

void App::set_reminders(bool is_on) { reminding_->set(is_on); }  // at once: the browser asks only from a press

void App::update() {
    later([this] { updating_->let_in(); });
}

void App::postpone_update() {
    later([this] { updating_->postpone(); });
}

void App::show(ui::Toast toast) {
    later([this, toast = std::move(toast)] { frame_.show(toast); });
}

void App::copy(std::string_view text) { services_.clipboard.write(text); }

void App::download(std::string_view file_name, std::string_view media_type, std::string bytes) {
    services_.page.download(file_name, media_type, bytes);
}

void App::retry_save() {
    later([this] { tabs_->retry(); });
}

void App::export_data() {
    const std::string day = core::iso_date(core::today({services_.clock.now(), workspace_->time_zone()}));
    services_.page.download("tratt-" + day + ".jsonl", "application/jsonl", workspace_->exported());
}

void App::erase_all() {
    later([this] {
        if (may_write()) tabs_->take_over([this] { erase_here(); });
    });
}

void App::erase_here() {
    import_.reset();
    desk_->erased();
    screens_ = std::make_unique<Screens>();
    aftermath_.forget();
    workspace_->erase([this](const core::Result<void>& result) {
        if (!result) return;
        tabs_->say_erased();
        frame_.show({.title = std::string(i18n::text(Msg::settings_erased))});
    });
    import_.emplace(workspace_->database());
    go(Place{.page = Page::dashboard}, true);
}

// What is in memory still has the person: the page, here and in the other tabs, begins anew.
void App::erase_person(const core::Uuid& contact) {
    later([this, contact] {
        if (!may_write()) return;
        go(Place{.page = Page::contacts}, true);
        tabs_->take_over([this, contact] {
            workspace_->erase_person(contact, [this](const core::Result<void>& result) {
                if (!result) return show_refusal(Msg::change_refused, i18n::error_words(result.error()));
                tabs_->say_erased();
                services_.page.reload();
            });
        });
    });
}

}  // namespace tratt::app
