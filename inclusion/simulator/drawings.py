"""What the drawn documents show, in words: who does not see a photograph must know that it is blurred or cut."""

DRAWINGS = {
    "identity_front": "Photo du recto de la carte d’identité, nette et entière",
    "identity_back": "Photo du verso de la carte d’identité, nette et entière",
    "identity_both": "Recto et verso de la carte d’identité sur une page, nets et entiers",
    "identity_blurred": "Photo du recto de la carte d’identité, floue",
    "identity_cut": "Photo du recto de la carte d’identité, coupée à droite",
    "bill": "Facture d’énergie, nette et entière",
    "bill_blurred": "Photo d’une facture d’énergie, floue",
    "bill_cut": "Photo d’une facture d’énergie, coupée en haut et à gauche",
    "letter": "Lettre, nette et entière",
    "certificate": "Attestation, nette et entière",
    "photo": "Portrait d’une personne, de face",
    "holiday": "Photo de vacances : une plage, la mer, un parasol",
    "list": "Liste de courses, écrite à la main",
}


def described(drawing: str) -> str:
    """The text that stands for a drawing; empty when there is none."""
    return DRAWINGS.get(drawing, "")
