-- Give the blocks of a text the look that their CSS asks for, in the format that is being written.
-- Paragraphs with a style arrive as a div around them; see html.py.

local GAPS = { ['da-blank'] = 15, ['da-blank-fill'] = 40, ['da-blank-box'] = 3 }
local RTF_PER_INCH = 1440
local INCHES = { ['in'] = 1, pt = 1 / 72, px = 1 / 96, cm = 1 / 2.54, mm = 1 / 25.4, em = 12 / 72 }

local function css(element)
  local found = {}
  for name, value in (element.attributes.style or ''):gmatch('([%w-]+)%s*:%s*([^;]+)') do
    found[name] = value
  end
  return found
end

local function inches(length)
  local number, unit = (length or ''):match('^([%d.]+)(%a+)$')
  return number and INCHES[unit] and tonumber(number) * INCHES[unit] or nil
end

local function typst(style, blocks)
  local open, close = '#block(width: 100%', ''
  local left, right = inches(style['margin-left']), inches(style['margin-right'])
  if left or right then
    open = open .. (', inset: (left: %fin, right: %fin)'):format(left or 0, right or 0)
  elseif style.border then
    open = open .. ', inset: 0.5em'
  end
  open = open .. (style.border and ', stroke: 0.5pt)[' or ')[')
  local align = style['text-align']
  if align == 'center' or align == 'left' or align == 'right' then
    open = open .. '#set align(' .. align .. ');#set par(justify: false);'
  end
  if style['font-weight'] == 'bold' then
    open = open .. '#set text(weight: "bold");'
  end
  local lines = tonumber(style['line-height'])
  if lines then
    open = open .. ('#set par(leading: %fem, spacing: %fem);'):format(0.65 * lines / 1.2, 0.65 * lines / 1.2)
  end
  if style['text-indent'] then
    local indent = inches(style['text-indent']) or 0
    open = open .. ('#set par(first-line-indent: (amount: %fin, all: true));'):format(indent)
  end
  table.insert(blocks, 1, pandoc.RawBlock('typst', open))
  blocks:insert(pandoc.RawBlock('typst', close .. ']'))
  return blocks
end

local function rtf(style, blocks)
  local codes = ''
  local align = { center = '\\qc', left = '\\ql', right = '\\qr' }
  codes = codes .. (align[style['text-align']] or '')
  for property, code in pairs({ ['margin-left'] = '\\li', ['margin-right'] = '\\ri', ['text-indent'] = '\\fi' }) do
    local length = inches(style[property])
    if length then
      codes = codes .. code .. math.floor(length * RTF_PER_INCH)
    end
  end
  if style.border then
    codes = codes .. '\\box\\brdrs\\brdrw10'
  end
  if tonumber(style['line-height']) then
    codes = codes .. '\\sl' .. math.floor(240 * style['line-height'] / 1.2) .. '\\slmult1'
  end
  if style['font-weight'] == 'bold' then
    codes = codes .. '\\b'
  end
  if codes == '' then
    return blocks
  end
  local raw = pandoc.RawInline('rtf', codes .. ' ')
  return blocks:walk({
    Para = function(paragraph)
      table.insert(paragraph.content, 1, raw)
      return paragraph
    end,
    Plain = function(paragraph)
      table.insert(paragraph.content, 1, raw)
      return paragraph
    end,
  })
end

local function columns(div)
  local cells = {}
  for _, cell in ipairs(div.content) do
    table.insert(cells, cell.content or { cell })
  end
  local aligns, widths = {}, {}
  for at = 1, #cells do
    aligns[at], widths[at] = 'AlignDefault', 1 / #cells
  end
  local headers = {}
  return pandoc.utils.from_simple_table(pandoc.SimpleTable({}, aligns, widths, headers, { cells }))
end

local PAGE_BREAKS = {
  typst = '#pagebreak(weak: true)',
  openxml = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
  rtf = '{\\pard\\page\\par}',
}
local PAGE_NUMBERS = {
  typst = '#context counter(page).display()',
  openxml = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
  rtf = '\\chpgn ',
}
local KIND = FORMAT == 'docx' and 'openxml' or FORMAT

-- Footnotes come as a numbered list at the end and links to it.
local notes = {}

local function collect(div)
  if not div.classes:includes('footnote') then
    return nil
  end
  for _, block in ipairs(div.content) do
    for _, item in ipairs(block.t == 'OrderedList' and block.content or {}) do
      table.insert(
        notes,
        pandoc.Blocks(item):walk({
          Link = function(link)
            return link.classes:includes('footnote-backref') and {} or nil
          end,
          Div = function(box)
            return box.content
          end,
        })
      )
    end
  end
  return {}
end

local function referred(link)
  if link.classes:includes('footnote-ref') then
    local note = notes[tonumber(pandoc.utils.stringify(link.content))]
    return note and pandoc.Note(note) or {}
  end
  -- Parts of a screen are nowhere in a document.
  return link.target:sub(1, 1) == '#' and link.content or nil
end

local function raised(script)
  local only = script.content[1]
  return #script.content == 1 and only.t == 'Note' and only or nil
end

local function boxed(div)
  local style = css(div)
  if style['break-after'] == 'page' then
    return pandoc.RawBlock(KIND, PAGE_BREAKS[KIND])
  end
  if div.classes:includes('da-two-columns') or div.classes:includes('da-caption') then
    return columns(div)
  end
  if style.flex then
    -- A column, which is asked for its content in a moment.
    return nil
  end
  if next(style) == nil then
    return div.content
  end
  if FORMAT == 'typst' then
    return typst(style, div.content)
  end
  if FORMAT == 'rtf' then
    return rtf(style, div.content)
  end
  -- Word's formats are set on the paragraphs afterwards (word.py), which finds the CSS in the name of the style.
  return pandoc.Div(div.content, { ['custom-style'] = 'css ' .. div.attributes.style })
end

local function spanned(span)
  for class, length in pairs(GAPS) do
    if span.classes:includes(class) then
      return pandoc.Str(('_'):rep(length))
    end
  end
  if span.classes:includes('da-page-number') then
    return pandoc.RawInline(KIND, PAGE_NUMBERS[KIND])
  end
  return span.content
end

return {
  { Div = collect },
  { Link = referred },
  { Superscript = raised },
  { Div = boxed, Span = spanned },
}
