// A page with one of everything the canvas, the mirror and the storage offer, for the tests of platform/web and ui/input:
// tests/web/canvas.spec.js, mirror.spec.js and storage.spec.js use it by role and name.
#pragma once

#include <string>
#include <vector>

#include "platform/client.hpp"
#include "ui/input.hpp"

namespace tratt::stand {

class Stand final : public platform::AppClient {
public:
    explicit Stand(platform::Services services) : services_(services) {}

    void boot() override;
    void on_storage_mode() override;
    void on_message(std::string_view json) override { heard_ = json; }
    void frame() override;
    void on_address(std::string_view hash) override { address_ = hash; }
    void on_media(const platform::Media& media) override;
    void on_file_over(bool is_over) override { is_file_over_ = is_over; }
    void on_file(std::string_view name, std::string bytes) override;
    void on_file_refused(const core::Error& error) override { last_file_ = "refused: " + error.code; }

private:
    void draw_column();
    void draw_list();
    void draw_wide();
    void draw_dialog();
    void draw_samples();
    void save();
    void check_storage();

    platform::Services services_;
    platform::Media media_;
    std::string name_, search_, note_, address_, last_file_, stored_, save_state_;
    std::string heard_, last_key_, clipboard_state_, submitted_;
    std::vector<int> order_{1, 2, 3};
    int count_ = 0, right_clicks_ = 0, long_presses_ = 0, double_clicks_ = 0, list_clicks_ = 0;
    bool is_checked_ = false, is_dialog_open_ = false, is_file_over_ = false, is_animating_ = false;
};

}  // namespace tratt::stand
