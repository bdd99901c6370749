// The demo's photos: drawn scenes, lit and grained like a phone's pictures, as real JPEGs. Nobody's home is in them.

import sharp from 'sharp'

const width = 1200
const height = 900

const wall = (light: string, dark: string) =>
  `<defs><linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>
   <rect width="1200" height="900" fill="url(#wall)"/>`

const ceiling = `${wall('#e9e6df', '#bdb7ab')}
  <path d="M0 640 L1200 560 L1200 900 L0 900Z" fill="#a9a294"/>
  <path d="M0 640 L1200 560" stroke="#8f887a" stroke-width="7"/>
  <g stroke="#cfc9bd" stroke-width="4"><path d="M0 210 L1200 150"/><path d="M0 420 L1200 350"/><path d="M400 0 L330 620"/><path d="M830 0 L800 590"/></g>`

const stain = `<g>
  <path d="M470 170c120-70 300-20 330 70s-70 170-200 160-250-20-260-100 50-100 130-130Z" fill="#b59a6a" opacity=".55"/>
  <path d="M520 210c90-45 210-10 230 50s-60 110-140 105-170-20-180-70 40-65 90-85Z" fill="#8d7145" opacity=".6"/>
  <path d="M598 395c-16 60-20 84-20 108a20 20 0 0 0 40 0c0-24-4-48-20-108Z" fill="#7da0ae" opacity=".9"/>
  <path d="M660 380c-9 34-12 48-12 62a12 12 0 0 0 24 0c0-14-3-28-12-62Z" fill="#7da0ae" opacity=".8"/></g>`

const newBoard = '<path d="M372 188 L812 158 L800 392 L352 420Z" fill="#f4f1ea" stroke="#d8d2c4" stroke-width="5"/>'

const brick = `${wall('#dfe4e2', '#a9b3af')}<rect y="720" width="1200" height="180" fill="#7b6a58"/><rect y="712" width="1200" height="14" fill="#f2efe8"/>`
const crackLine = `<path d="M250 20 L300 150 L270 260 L360 380 L330 470 L430 590 L420 710" fill="none" stroke="#4b4f4d" stroke-width="9"/>
  <path d="M300 150 L400 200 M360 380 L470 400 M330 470 L250 530" fill="none" stroke="#626765" stroke-width="5"/>`
const patch = '<path d="M210 0 L470 0 L500 712 L180 712Z" fill="#eef1ef" opacity=".9"/>'

const ground = `${wall('#b9c3b4', '#7f8b7d')}<path d="M0 420 L1200 380 L1200 900 L0 900Z" fill="#8f918c"/>
  <g stroke="#a2a49f" stroke-width="4"><path d="M0 560 L1200 520"/><path d="M0 720 L1200 690"/><path d="M300 410 L180 900"/><path d="M700 400 L720 900"/></g>
  <rect x="820" y="170" width="230" height="330" rx="18" fill="#3f6a57"/><rect x="800" y="150" width="270" height="46" rx="14" fill="#335747"/>`
const bags = `<g><ellipse cx="520" cy="640" rx="150" ry="120" fill="#2c2f33"/><path d="M480 540 L520 470 L560 540Z" fill="#2c2f33"/>
  <ellipse cx="310" cy="700" rx="130" ry="100" fill="#5d6b77"/><path d="M280 610 L310 550 L345 610Z" fill="#5d6b77"/>
  <ellipse cx="700" cy="720" rx="110" ry="80" fill="#d8d3c8"/><circle cx="420" cy="810" r="26" fill="#b7452c"/><rect x="560" y="780" width="90" height="30" rx="6" fill="#c9a24b"/></g>`

const lift = `${wall('#c7ccd0', '#8c949a')}<rect x="260" y="90" width="680" height="810" fill="#5d656b"/>
  <rect x="290" y="120" width="305" height="780" fill="#aab2b8"/><rect x="605" y="120" width="305" height="780" fill="#a1a9af"/>
  <rect x="1010" y="420" width="90" height="170" rx="12" fill="#41474c"/>`
const liftDark =
  '<rect x="480" y="120" width="240" height="780" fill="#1b1e21"/><circle cx="1055" cy="465" r="20" fill="#b7452c"/>'
const liftLit = '<circle cx="1055" cy="465" r="20" fill="#8fe0b4"/><circle cx="1055" cy="540" r="20" fill="#d7dde1"/>'

const garage = `${wall('#6d7276', '#474b4f')}<path d="M0 430 L1200 430 L1200 900 L0 900Z" fill="#5a5f62"/>
  <g stroke="#e7e3d4" stroke-width="12"><path d="M360 430 L160 900"/><path d="M840 430 L1040 900"/></g>
  <g fill="#f3efdf"><rect x="120" y="60" width="420" height="18"/><rect x="680" y="60" width="420" height="18"/></g>`
const car = `<g><path d="M330 640c10-120 60-190 130-200h280c70 10 120 80 130 200Z" fill="#9aa6b2"/><path d="M300 640h600v150a30 30 0 0 1-30 30H330a30 30 0 0 1-30-30Z" fill="#7f8b98"/>
  <path d="M450 480h300l50 130H400Z" fill="#2f3840"/><circle cx="390" cy="720" r="36" fill="#f5e9c4"/><circle cx="810" cy="720" r="36" fill="#f5e9c4"/><rect x="520" y="730" width="160" height="50" fill="#2c62a8"/></g>`

const scenes = {
  leak: ceiling + stain,
  'leak-repaired': ceiling + newBoard,
  crack: brick + crackLine,
  'crack-repaired': brick + patch,
  rubbish: ground + bags,
  'rubbish-cleared': ground,
  lift: lift + liftDark,
  'lift-repaired': lift + liftLit,
  parking: garage + car,
  'parking-cleared': garage,
} as const

export type Scene = keyof typeof scenes

// Making it takes longer than everything else of a photo, and nobody can tell one from another.
let grain: Promise<Buffer> | undefined
const drawGrain = (): Promise<Buffer> =>
  sharp({
    create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 9 } },
  })
    .raw()
    .toBuffer()

const draw = async (scene: Scene, angle: number): Promise<Buffer> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <g transform="translate(600 450) rotate(${angle}) scale(${1 + Math.abs(angle) / 18}) translate(-600 -450)">${scenes[scene]}</g></svg>`
  grain ??= drawGrain()
  return sharp(Buffer.from(svg))
    .flatten({ background: '#8c8c8c' })
    .blur(1.4)
    .composite([{ input: await grain, raw: { width, height, channels: 3 }, blend: 'soft-light' }])
    .jpeg({ quality: 82 })
    .toBuffer()
}

const drawn = new Map<string, Promise<Buffer>>()

/** The scene as a JPEG of 1200 × 900, drawn once; `angle` turns the camera a little, so that two photos of one thing differ. */
export const demoPhoto = (scene: Scene, angle = 0): Promise<Buffer> => {
  const name = `${scene} ${angle}`
  const photo = drawn.get(name) ?? draw(scene, angle)
  drawn.set(name, photo)
  return photo
}
