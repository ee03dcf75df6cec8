"""What the simulated site writes beside a refused answer, by reason. Its voice is plain, and only in French.

`{n}` is a number of signs or choices, `{s}` its plural, `{nth}` a place: 1er, 2e.
"""

from inclusion.simulator.words import typeset

SENTENCES = {
    "missing": "Remplissez cette case.",
    "text": "Écrivez une réponse.",
    "choose": "Choisissez une réponse.",
    "unknown": "Nous ne reconnaissons pas cette valeur. Vérifiez-la.",
    "real_data": "Cette valeur n’est pas acceptée.",
    "contains": "Il manque quelque chose dans votre réponse. Relisez-la.",
    # Numbers
    "digits_missing": "Il manque {n} chiffre{s}.",
    "digits_extra": "Il y a {n} chiffre{s} en trop.",
    "signs_missing": "Il manque {n} signe{s}.",
    "signs_extra": "Il y a {n} signe{s} en trop.",
    "not_digit": "Le {nth} signe n’est pas un chiffre : vérifiez la lettre O et le zéro.",
    "not_letter": "Le {nth} signe n’est pas une lettre : vérifiez le zéro et la lettre O.",
    "not_allowed": "Le {nth} signe n’est ni un chiffre ni une lettre sans accent.",
    "no_digit": "Écrivez un numéro, en chiffres.",
    "latin_digits": "Écrivez les chiffres comme ceci : 0 1 2 3 4 5 6 7 8 9",
    "digits_wrong": "Ce numéro n’est pas valide. Vérifiez chaque chiffre.",
    "key": "Ce numéro n’est pas valide. Vérifiez chaque signe.",
    "nir_length": "Écrivez 13 chiffres, ou 15 avec la clé. Ici, il y en a 14.",
    "nir_start": "Un numéro de sécurité sociale commence par 1 ou par 2.",
    "nir_month": "Vérifiez le 4e et le 5e chiffre : c’est le mois de naissance.",
    "tax_start": "Un numéro fiscal commence par 0, 1, 2 ou 3.",
    "code": "Ce code n’est pas le bon. Vérifiez chaque chiffre.",
    # Amounts and numbers
    "amount": "Écrivez un montant en chiffres. Par exemple : 120",
    "amount_cents": "Après la virgule, écrivez 2 chiffres au plus. Par exemple : 120,50",
    "amount_large": "Ce montant est trop grand. Vérifiez-le.",
    "minus": "Le montant ne peut pas être plus petit que 0.",
    "minus_number": "Le nombre ne peut pas être plus petit que 0.",
    "number": "Écrivez un nombre en chiffres.",
    "number_whole": "Écrivez un nombre entier, sans virgule.",
    "number_large": "Ce nombre est trop grand. Vérifiez-le.",
    # Dates
    "date": "Écrivez la date comme ceci : 31/12/2026",
    "date_short_year": "Écrivez l’année avec 4 chiffres. Par exemple : 31/12/2026",
    "date_day": "Ce jour n’existe pas dans ce mois. Vérifiez le jour.",
    "date_month": "Le mois va de 1 à 12. Écrivez d’abord le jour, puis le mois.",
    "date_year": "Vérifiez l’année.",
    # Telephones and e-mail addresses
    "phone_start": "Un numéro de téléphone commence par 0, ou par +33.",
    "email": "Écrivez l’adresse comme ceci : prenom.nom@exemple.test",
    "email_at": "Il manque l’arobase : @",
    "email_ats": "Il y a plusieurs arobases @. Une seule suffit.",
    "email_space": "Une adresse de courriel ne contient pas d’espace.",
    "email_accent": "Une adresse de courriel ne contient pas d’accent.",
    "email_half": "Il manque quelque chose avant ou après l’arobase @.",
    "email_comma": "Il y a une virgule. Il faut peut-être un point.",
    "email_dot": "Il manque la fin de l’adresse, avec un point. Par exemple : .fr",
    # Passwords
    "password": "Le mot de passe n’est pas le bon.",
    "password_caps": "Le mot de passe n’est pas le bon. Les majuscules sont peut-être bloquées.",
    "password_space": "Le mot de passe n’est pas le bon. Il y a un espace au début ou à la fin.",
    "new_password": "Recopiez ici le nouveau mot de passe de la fiche, jamais un mot de passe à vous.",
    "rule_length": "Le mot de passe est trop court : il manque {n} signe{s}.",
    "rule_upper": "Il manque une lettre majuscule.",
    "rule_lower": "Il manque une lettre minuscule.",
    "rule_digit": "Il manque un chiffre.",
    "rule_sign": "Il manque un signe, comme ! ou -",
    # Files to send
    "heavy": "Ce fichier est trop lourd.",
    "format": "Ce type de fichier n’est pas accepté.",
    "file": "Choisissez un fichier.",
    # Gestures
    "words": "Regardez le {nth} signe : il n’est pas comme dans le modèle.",
    "gesture": "Faites le geste demandé.",
    # Addresses
    "pick": "Choisissez l’adresse dans la liste.",
    "pick_none": "Nous ne trouvons pas cette adresse. Vérifiez chaque mot.",
}


def said(reason: str, number: int) -> str:
    """The sentence of a reason. Raises KeyError for an unknown one."""
    nth = "1er" if number == 1 else f"{number}e"
    return typeset(SENTENCES[reason].format(n=number, s="s" if number > 1 else "", nth=nth))
