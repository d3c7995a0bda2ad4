// What arrives as a file: dropped, chosen, or that the system opened the app with.
#include <utility>

#include "app/app.hpp"
#include "codec/backup_file.hpp"
#include "platform/cipher.hpp"

namespace tratt::app {

using ui::Page;
using ui::Place;

void App::choose_file() { services_.page.choose_files(".csv,.txt,.tsv,.vcf"); }

void App::on_file_over(bool is_over) { is_file_over_ = is_over; }

void App::on_file(std::string_view name, std::string bytes) {
    is_file_over_ = false;
    if (!import_) {  // what is stored is still being read
        later([this, name = std::string(name), bytes = std::move(bytes)] { on_file(name, bytes); });
        return;
    }
    if (!may_write()) return;
    if (is_for_storage() || platform::is_encrypted(bytes) || codec::is_backup(bytes)) {
        desk_->open_file(name, std::move(bytes));
        return;
    }
    import_->add(name, std::move(bytes));
    if (place_.page != Page::import) go(Place{.page = Page::import}, true);
}

void App::on_file_refused(const core::Error& error) {
    is_file_over_ = false;
    if (!import_) {
        later([this, error] { on_file_refused(error); });
        return;
    }
    if (is_for_storage()) {
        desk_->refuse_file(error.param("name"), error);
        return;
    }
    import_->refuse(error.param("name"), error);
    if (place_.page != Page::import) go(Place{.page = Page::import}, true);
}

// On these pages a file is meant to be a backup, whatever is in it.
bool App::is_for_storage() const {
    const Page page = place_.page;
    return page == Page::settings || page == Page::storage || page == Page::restore;
}

void App::decide(model::ImportDecisions decisions) {
    later([this, decisions = std::move(decisions)] { import_->decide(decisions); });
}

void App::read_as_own_list() {
    later([this] { import_->read_as_own_list(true); });
}

void App::read_as_recognised() {
    later([this] { import_->read_as_own_list(false); });
}

void App::run_import() {
    later([this] {
        if (import_->view().stage != ui::ImportStage::preview) return;
        const auto result = execute(import_->command());
        if (result) {
            import_->finish(*result);
            desk_->ask_to_keep_once();
        } else {
            import_->fail(result.error());
        }
    });
}

void App::leave_import() {
    later([this] { import_->close(); });
}

void App::download_faulty_rows() {
    if (import_->view().stage != ui::ImportStage::preview && import_->view().stage != ui::ImportStage::done) return;
    services_.page.download("faulty-" + import_->view().file_name, "text/csv", import_->faulty_rows());
}

}  // namespace tratt::app
