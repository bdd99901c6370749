// The pages of the mini-program that cards and codes may open; WeChat refuses any other.

export const appPages: readonly string[] = [
  'pages/complaint/index',
  'pages/survey/index',
  'pages/followed/index',
  'staff/complaint/index',
  'pages/room/index',
]
