-- Run by neovim.test.ts in an import file: prints what the editor shows, before and after a fix.
local ok, fault = xpcall(function()
  local function say(...)
    io.stdout:write(table.concat({ ... }, " "), "\n")
  end
  local function codes()
    local found = vim.tbl_map(function(each)
      return each.lnum .. ":" .. each.col .. " " .. tostring(each.code or each.message)
    end, vim.diagnostic.get(0))
    table.sort(found)
    return table.concat(found, ", ")
  end
  vim.wait(10000, function() return #vim.diagnostic.get(0) == 2 end, 20)
  say("found:", codes())
  local encoding = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1].offset_encoding
  vim.api.nvim_win_set_cursor(0, { 3, vim.diagnostic.get(0, { lnum = 2 })[1].col })
  local place = vim.lsp.util.make_position_params(0, encoding)
  local params = {
    textDocument = place.textDocument,
    range = { start = place.position, ["end"] = place.position },
    context = { diagnostics = {}, only = { "quickfix" } },
  }
  for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 10000) or {}) do
    local action = answer.result[1]
    say("action:", action.title)
    if not action.edit then
      for _, resolved in pairs(vim.lsp.buf_request_sync(0, "codeAction/resolve", action, 10000) or {}) do
        action = resolved.result
      end
    end
    vim.lsp.util.apply_workspace_edit(action.edit, encoding)
  end
  say("row:", vim.api.nvim_buf_get_lines(0, 2, 3, false)[1])
  vim.wait(10000, function() return #vim.diagnostic.get(0) == 1 end, 20)
  say("left:", codes())
end, debug.traceback)
if not ok then io.stdout:write("error: ", fault, "\n") end
vim.cmd("qa!")
