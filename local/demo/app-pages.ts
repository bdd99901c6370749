// The pages of the mini-program that cards may open; WeChat refuses a card with any other.

export const appPages: readonly string[] = [
  'pages/complaint/index',
  'pages/survey/index',
  'pages/followed/index',
  'staff/complaint/index',
]
