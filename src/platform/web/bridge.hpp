// Every function that crosses between C++ and JavaScript. Text and bytes cross as pointer and length.
//   exports: called by src/platform/web/*.js; text from JavaScript lies in the buffer that tratt_buffer() made.
//   imports: found in src/platform/web/*.js; what they answer as bytes is fetched with tratt_take().
#pragma once

#include <cstdint>

extern "C" {

// ---- exports --------------------------------------------------------------------------------------------------------
char* tratt_buffer(int size);  // room for the text of the next call

void tratt_ready();  // the files are loaded
void tratt_storage_mode();  // it has changed since
void tratt_message(int size);  // of another tab
void tratt_draw();  // animation frame
// 0xRRGGBB; before tratt_window() where forced_colours is among its flags.
void tratt_system_colours(std::uint32_t canvas, std::uint32_t canvas_text, std::uint32_t button_face,
                          std::uint32_t button_text, std::uint32_t highlight, std::uint32_t highlight_text,
                          std::uint32_t gray_text, std::uint32_t link_text);
void tratt_window(float width, float height, float pixel_ratio, int flags);  // flags: bits in MediaFlag
void tratt_context_lost();
void tratt_context_restored();

// Pointer positions are logical pixels. kind: 0 mouse, 1 touch, 2 pen. Modifiers: 1 shift, 2 ctrl or cmd, 4 alt.
void tratt_pointer_move(float x, float y, int kind, int modifiers);
// 1: the program keeps the press to itself, the browser does nothing.
int tratt_pointer_button(float x, float y, int kind, int modifiers, int button, int is_down);
void tratt_finger_speed(float x, float y);  // pixels a second, before the release of a touch
void tratt_pointer_leave();
int tratt_wheel(float x, float y, int is_notched, int modifiers);  // 1: something has moved
void tratt_window_focus(int has_focus);

// key: ui::ax::Key. target: 0 button or link, 1 other node, 2 text input, 3 text area. 1: taken, the browser does nothing.
int tratt_key(std::uint32_t id, int key, int character, int modifiers, int target);
void tratt_focus(std::uint32_t id, int is_visible);
void tratt_focus_moved_by_frame(std::uint32_t id, int is_visible);  // while the mirror is being brought up to date
void tratt_activate(std::uint32_t id);
void tratt_text(std::uint32_t id, int size);
void tratt_scrolled(std::uint32_t id, float x, float y);
std::uint32_t tratt_take_click();  // the node that the last pointer release clicked

void tratt_address(int size);
void tratt_file_over(int is_over);
void tratt_file(int name_size, int size);  // the name, then the content
void tratt_file_refused(int name_size, double size);  // size: of a file that is too large, otherwise 0
void tratt_committed(int ticket, int code, int reason_size);  // code: CommitCode
void tratt_copy_changed();  // the state of the second copy
void tratt_copy_answered(int ticket, int is_failure, int size);  // the answer, or the reason
void tratt_ciphered(int ticket, int code, int size);  // code: CipherCode; the file, the content or the reason
void tratt_room_measured();
void tratt_reminders_answered();
void tratt_update_found();  // its state has changed
void tratt_own_file_found();  // one that was picked in an earlier life of the page
void tratt_own_file_answered(int ticket, int code, int reason_size);  // code: OwnFileCode

// In a demo. view: platform::DemoView; size: of the language.
void tratt_demo_show(int view, int is_dark, double number, int size);
void tratt_demo_load(int name_size, int size);  // the name, then the content
void tratt_demo_follow(int size);  // a link
int tratt_holds_finger();  // 1: something follows it, and the page may not scroll

// ---- imports --------------------------------------------------------------------------------------------------------
void tratt_take(char* to);  // the bytes the last import answered with a length

void tratt_page_start();  // listens for addresses and files
int tratt_canvas_start();  // sizes the canvas, listens; 0: no WebGL2
void tratt_request_frame(int ms);
void tratt_set_cursor(int cursor);  // ImGuiMouseCursor
void tratt_frame_drawn(int count, double ui_ms);  // for measurements: a performance entry "tratt:frame"
void tratt_mirror_apply(const std::uint8_t* changes, int size);

// face: bit 0 semibold, bit 1 tabular. Metrics are 6 floats in device pixels: advance, left, top, width, height, is_colored;
// left and top from the pen on the base line. Horizontally the bitmap is `oversampling` times as wide.
void tratt_glyph_measure(int face, float size, int oversampling, const char* text, int text_size, float* metrics);
void tratt_icon_measure(int icon, float size, float* metrics);
void tratt_glyph_pixels(std::uint8_t* to, int pitch);  // RGBA of what was measured last
float tratt_cap_height(float size);
int tratt_segments(const char* text, int size);  // answers pairs: u32 bytes, u32 is_whole
int tratt_normalise(const char* text, int size);
// options: bit 0 pattern, bit 1 case, bit 2 whole words. -1: the pattern cannot be read.
int tratt_replaced(const char* find, int find_size, const char* with, int with_size, int options, const char* text,
                   int text_size);

void tratt_files_open();  // ends in tratt_ready()
int tratt_files_mode();
int tratt_files_read(const char* path, int path_size);  // -1: no such file
int tratt_files_list(const char* folder, int folder_size);  // names, each ended by a line feed
void tratt_files_stage(const char* path, int path_size, const char* bytes, int size);
void tratt_files_stage_remove(const char* path, int path_size);
void tratt_files_commit(int ticket);
void tratt_files_take_over();
void tratt_files_release();
void tratt_post(const char* json, int size);

// The second copy. What has a ticket ends in tratt_copy_answered().
void tratt_copy_load(int ticket);
int tratt_copy_has_lost_files();
int tratt_copy_read(const char* path, int path_size);  // -1: no such file
int tratt_copy_list(const char* folder, int folder_size);  // as tratt_files_list()
void tratt_copy_follow();
void tratt_copy_erase(int ticket);
void tratt_copy_check(int ticket);  // answers lines: the number of files, then "store <path>" and "copy <path>"
int tratt_copy_stage();  // platform::CopyStage
int tratt_copy_reason();
double tratt_copy_written_at();

// Each ends in tratt_ciphered().
void tratt_encrypt(int ticket, const char* passphrase, int passphrase_size, const char* bytes, int size);
void tratt_decrypt(int ticket, const char* passphrase, int passphrase_size, const char* bytes, int size);

void tratt_room_measure(int asks_to_keep);  // ends in tratt_room_measured()
int tratt_room_promise();  // platform::Promise
double tratt_room_used();  // bytes, -1: not known
double tratt_room_free();
int tratt_reminders_permission();  // platform::Permission
void tratt_reminders_ask();  // ends in tratt_reminders_answered()
void tratt_reminders_show(const char* title, int title_size, const char* text, int text_size, const char* tag,
                          int tag_size);
int tratt_own_file_state();  // platform::OwnFileState
int tratt_own_file_name();
// Each ends in tratt_own_file_answered().
void tratt_own_file_pick(int ticket, const char* name, int size);
void tratt_own_file_unlock(int ticket);
void tratt_own_file_write(int ticket, const char* bytes, int size);
void tratt_own_file_forget();

void tratt_updates_start();
int tratt_update_state();  // platform::UpdateState
void tratt_update_let_in();

void tratt_demo_begin();  // calls tratt_demo_show()
int tratt_demo_can_open();
void tratt_demo_open();
void tratt_demo_height(float height);
void tratt_demo_tell(int is_change, const char* json, int size);  // else what was loaded

double tratt_now();
int tratt_use_time_zone(const char* name, int size);  // 0: not known, it stays the visitor's
int tratt_utc_offset(double at);  // minutes, in the zone that is used
void tratt_random(std::uint8_t* to, int size);
int tratt_clipboard_write(const char* text, int size);
void tratt_log(int severity, const char* text, int size);
int tratt_preference(const char* key, int size);
void tratt_set_preference(const char* key, int key_size, const char* value, int value_size);
int tratt_address_now();
void tratt_set_address(const char* hash, int size, int is_push);
int tratt_languages();  // separated by line feeds
int tratt_time_zone();
void tratt_set_title(const char* title, int size);
void tratt_set_language(const char* language, int size);
void tratt_set_dark(int is_dark);
void tratt_ask_before_leaving(int is_asked);
void tratt_reload();
void tratt_launches_start();  // files with which the app is opened arrive in tratt_file()
void tratt_choose_files(const char* accept, int size);
void tratt_download(const char* name, int name_size, const char* type, int type_size, const char* bytes, int size);
}

namespace tratt::platform::web {

enum MediaFlag : int { dark = 1, coarse_pointer = 2, reduced_motion = 4, more_contrast = 8, forced_colours = 16 };
enum CommitCode : int { commit_ok, commit_full, commit_read_only, commit_taken_over, commit_failed };
enum CipherCode : int { cipher_ok, cipher_wrong_passphrase, cipher_broken, cipher_failed };
enum OwnFileCode : int { own_file_done, own_file_cancelled, own_file_locked, own_file_failed };

}  // namespace tratt::platform::web
