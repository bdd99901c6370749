// Two phones side by side: whose they are, what time it is, and the cards WeChat delivers to their people.

const demo = await (await fetch('/demo.json')).json()
const byId = id => document.getElementById(id)
const sides = ['resident', 'staff']

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

// Whose phone ----------------------------------------------------------------

const remembered = location.hash.slice(1).split(',')
const shown = Object.fromEntries(
  sides.map((side, index) => {
    const { people } = demo.phones[side]
    return [side, people.find(it => it.alias === remembered[index]) ?? people[0]]
  }),
)
let opened = 0

/** Opens a page in a phone. A replaced address leaves no trace in the window's history. */
const openIn = (side, page) => {
  const { url, start } = demo.phones[side]
  const { alias, name } = shown[side]
  const hash = page ?? start
  opened += 1
  const frame = byId(`${side}-phone`)
  frame.title = `${side === 'resident' ? '住户' : '员工'}${name}的手机`
  frame.contentWindow.location.replace(`${url}/?user=${alias}&opened=${opened}${hash ? `#${hash}` : ''}`)
}

const choose = (side, person, { focus = false } = {}) => {
  shown[side] = person
  for (const button of byId(`${side}-people`).children) {
    const chosen = button.dataset.alias === person.alias
    button.setAttribute('aria-checked', String(chosen))
    button.tabIndex = chosen ? 0 : -1
    if (chosen && focus) button.focus()
  }
  history.replaceState(undefined, '', `#${sides.map(it => shown[it].alias).join(',')}`)
  unread.delete(person.alias)
  byId(`${side}-banner`).replaceChildren()
  openIn(side)
  showUnread()
  showNews(side)
}

byId('desk').href = `${demo.phones.staff.url}/?user=desk`

const keysToSteps = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

const listPeople = side => {
  const { people } = demo.phones[side]
  const group = byId(`${side}-people`)
  for (const person of people) {
    const words = element('span', { className: 'words' }, person.name, element('span', {}, person.detail))
    const initial = element('span', { className: 'initial', ariaHidden: 'true' }, person.name.slice(0, 1))
    const button = element('button', { type: 'button', onclick: () => choose(side, person) }, initial, words)
    button.dataset.alias = person.alias
    button.setAttribute('role', 'radio')
    group.append(button)
  }
  group.addEventListener('keydown', event => {
    const step = keysToSteps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = people.indexOf(shown[side])
    choose(side, people[(at + step + people.length) % people.length], { focus: true })
  })
}

// What WeChat delivers ---------------------------------------------------------

const mostNews = 2
const bannerStaysFor = 8000
const cardsOf = new Map()
const unread = new Map()
const aliasOf = new Map()
let lastSequence

const ask = async path => (await fetch(`${demo.wechat}/__sim/${path}`)).json()

const matterOf = card => card.rows[0]?.value ?? ''
const noteOf = card => card.rows.slice(1).find(row => /说明|要做什么/.test(row.label))?.value ?? ''

const openCard = (side, card) => {
  byId(`${side}-banner`).replaceChildren()
  if (card.page) openIn(side, `/${card.page}`)
}

const slideIn = (side, card) => {
  const banner = byId(`${side}-banner`)
  const head = element('b', {}, `服务通知 · ${card.title}`)
  const lines = [matterOf(card), noteOf(card)].filter(it => it !== '').map(it => element('span', {}, it))
  const open = element(
    'button',
    { type: 'button', className: 'open', onclick: () => openCard(side, card) },
    head,
    ...lines,
  )
  const close = element(
    'button',
    { type: 'button', className: 'close', ariaLabel: '收起通知', onclick: () => made.remove() },
    '×',
  )
  const made = element('div', { className: 'card' }, open, close)
  made.dataset.page = card.page ?? ''
  banner.replaceChildren(made)
  // It leaves by itself, as on a phone, but not while somebody is at it; the list beside the phone keeps it.
  const leave = () => {
    if (made.matches(':hover') || made.contains(document.activeElement)) setTimeout(leave, 1000)
    else made.remove()
  }
  setTimeout(leave, bannerStaysFor)
}

const showNews = side => {
  const cards = (cardsOf.get(shown[side].alias) ?? []).slice(-mostNews).reverse()
  const rows = cards.map(card =>
    element(
      'li',
      {},
      element(
        'button',
        { type: 'button', onclick: () => openCard(side, card) },
        matterOf(card),
        element('span', { className: 'note' }, noteOf(card) || card.title),
      ),
    ),
  )
  byId(`${side}-news`).replaceChildren(
    ...(rows.length > 0 ? rows : [element('li', { className: 'none' }, '还没有新通知。')]),
  )
}

const showUnread = () => {
  for (const side of sides)
    for (const button of byId(`${side}-people`).children) {
      const count = unread.get(button.dataset.alias) ?? 0
      button.querySelector('.unread')?.remove()
      if (count === 0) continue
      const badge = element('span', { className: 'unread', ariaLabel: `${count} 条新通知` }, String(count))
      badge.setAttribute('role', 'img')
      button.append(badge)
    }
}

const receive = card => {
  const alias = aliasOf.get(card.openid)
  if (alias === undefined) return
  cardsOf.set(alias, [...(cardsOf.get(alias) ?? []), card])
  const side = sides.find(it => shown[it].alias === alias)
  if (side === undefined) {
    unread.set(alias, (unread.get(alias) ?? 0) + 1)
    return
  }
  slideIn(side, card)
  showNews(side)
  // What the card tells of may stand on the page that is open: it looks again, as when a person comes back to it.
  byId(`${side}-phone`).contentWindow?.postMessage('look-again', '*')
}

const listen = async () => {
  if (aliasOf.size === 0) for (const { alias, openid } of (await ask('users')).users) aliasOf.set(openid, alias)
  const { cards } = await ask(`outbox?after=${lastSequence ?? 0}`)
  // What was delivered before this page was opened has been read.
  if (lastSequence !== undefined) for (const card of cards) receive(card)
  lastSequence = cards.at(-1)?.sequence ?? lastSequence ?? 0
  showUnread()
}

const keepListening = async () => {
  await listen().catch(() => undefined)
  setTimeout(keepListening, 1200)
}

// Time and size ------------------------------------------------------------------

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const eightHours = 8 * 3600_000

const showTime = () => {
  const shanghai = new Date(Date.now() + demo.ahead + eightHours)
  const two = number => String(number).padStart(2, '0')
  const day = `${shanghai.getUTCMonth() + 1}月${shanghai.getUTCDate()}日 ${weekdays[shanghai.getUTCDay()]}`
  const words = `${day} ${two(shanghai.getUTCHours())}:${two(shanghai.getUTCMinutes())}`
  const clock = byId('clock')
  if (clock.textContent !== words) clock.textContent = words
}

const phoneHeight = 812 + 20
const phoneWidth = 375 + 20
const headAndAir = 56 + 28
const peopleAbove = 108

const sizePhones = () => {
  const narrow = innerWidth <= 760
  const beside = innerWidth > 1120 ? 2 * (212 + 20) : 0
  const room = narrow ? innerWidth - 24 : (innerWidth - 48 - 28 - beside) / 2
  const scale = Math.min(
    1,
    room / phoneWidth,
    narrow ? 1 : Math.max(0.7, (innerHeight - headAndAir - (innerWidth > 1120 ? 0 : peopleAbove)) / phoneHeight),
  )
  document.documentElement.style.setProperty('--s', String(Math.max(0.5, scale)))
}

byId('community').textContent = demo.community
addEventListener('resize', sizePhones)
sizePhones()
showTime()
setInterval(showTime, 1000)
for (const side of sides) listPeople(side)
for (const side of sides) choose(side, shown[side])
keepListening()
